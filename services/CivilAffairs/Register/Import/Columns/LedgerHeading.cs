using Exchange.CivilAffairs.Register.Import.Files;

namespace Exchange.CivilAffairs.Register.Import.Columns;

/// <summary>The header of a sheet: which column stands where.</summary>
internal sealed class LedgerHeading
{
    private const int FewestColumns = 3;

    private readonly int?[] _places = new int?[LedgerColumns.All.Count];
    private readonly HashSet<Column> _repeated = [];

    /// <param name="lastRow">The number of the header's last row; the children stand below it.</param>
    /// <param name="headers">The headers from the first column on; empty where there is none.</param>
    /// <param name="read">What a header stands for, where it is not to be read by itself.</param>
    public LedgerHeading(long lastRow, IReadOnlyList<string> headers, Func<int, LedgerColumn?>? read = null)
    {
        (LastRow, Headers) = (lastRow, headers);
        for (var place = 0; place < headers.Count; place++)
        {
            if ((read is null ? LedgerColumns.Find(headers[place]) : read(place)) is not { } column)
                continue;
            if (_places[(int)column.Id] is null)
                _places[(int)column.Id] = place;
            else
                _repeated.Add(column.Id);
        }

        // An address alone begins with the division.
        if (PlaceOf(Column.Residence) is null)
            (_places[(int)Column.Residence], _places[(int)Column.Address]) = (_places[(int)Column.Address], null);
    }

    public long LastRow { get; }

    public IReadOnlyList<string> Headers { get; }

    public int KnownColumns => _places.Count(place => place is not null);

    /// <summary>Some ledger's header: it names a child and says something about her.</summary>
    public bool IsLedger => KnownColumns >= FewestColumns && (PlaceOf(Column.Name) ?? PlaceOf(Column.CitizenId)) is not null;

    /// <summary>The place of a column in the sheet, from 0; null when the sheet has no such column.</summary>
    public int? PlaceOf(Column column) => _places[(int)column];

    /// <summary>The header of a column as the sheet writes it, or as the format does when the sheet has none.</summary>
    public string HeaderOf(Column column) => PlaceOf(column) is { } place ? Headers[place] : LedgerColumns.Of(column).Name;

    /// <summary>Refuses a header that cannot be imported by.</summary>
    public void Check()
    {
        var missing = LedgerColumns.All.Where(column => column.IsRequired && PlaceOf(column.Id) is null).ToList();
        if (missing.Count > 0)
            throw LedgerFileException.ColumnMissing(missing.Select(column => column.Name));
        if (_repeated.Count > 0)
            throw LedgerFileException.ColumnDuplicate(_repeated.Select(column => LedgerColumns.Of(column).Name));
    }
}
