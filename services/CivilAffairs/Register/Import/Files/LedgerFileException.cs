using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Register.Import.Files;

/// <summary>A file that cannot be imported, or not to its end. The details are for people and hold nothing of what the file says.</summary>
internal sealed class LedgerFileException : Exception
{
    private LedgerFileException(ErrorReason reason, Exception? cause, params (string Name, string Value)[] details)
        : base(reason.ToString(), cause) => (Reason, Details) = (reason, details);

    public ErrorReason Reason { get; }

    public IReadOnlyList<(string Name, string Value)> Details { get; }

    public static LedgerFileException Empty() => new(ErrorReason.FileEmpty, null);

    public static LedgerFileException Unsupported(string detail) => new(ErrorReason.FileFormatUnsupported, null, ("detail", detail));

    public static LedgerFileException Damaged(string detail, Exception? cause = null) =>
        new(ErrorReason.FileDamaged, cause, ("detail", detail));

    public static LedgerFileException TooLarge(long limit, string detail) =>
        new(ErrorReason.FileTooLarge, null, ("limit", limit.ToString()), ("detail", detail));

    public static LedgerFileException SheetNotFound(string detail) => new(ErrorReason.SheetNotFound, null, ("detail", detail));

    public static LedgerFileException ColumnMissing(IEnumerable<string> columns) =>
        new(ErrorReason.ColumnMissing, null, ("columns", string.Join('、', columns)));

    public static LedgerFileException ColumnDuplicate(IEnumerable<string> columns) =>
        new(ErrorReason.ColumnDuplicate, null, ("columns", string.Join('、', columns)));
}
