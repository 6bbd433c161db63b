using System.Text;

namespace Exchange.CivilAffairs.Register.Import.Files.Csv;

/// <summary>A file of comma-separated text, or of text separated by tabs or semicolons.</summary>
internal sealed class CsvFile(Stream file, Encoding encoding, int mark, LedgerLimits limits) : LedgerFile
{
    private readonly CsvSheet _sheet = new(file, encoding, mark, limits);

    public override IReadOnlyList<LedgerSheet> Sheets => [_sheet];

    public static CsvFile Open(Stream file, LedgerLimits limits)
    {
        var (encoding, mark) = TextEncoding.Of(file);
        return new CsvFile(file, encoding, mark, limits);
    }

    public override void Dispose()
    {
    }
}
