using System.Text;

namespace Exchange.CivilAffairs.Register.Import.Files.Csv;

/// <summary>The rows of a text file, by RFC 4180 and what spreadsheets make of it.</summary>
internal sealed class CsvSheet(Stream file, Encoding encoding, int mark, LedgerLimits limits) : LedgerSheet("", isHidden: false)
{
    private const int Buffer = 32 * 1024;

    protected override IEnumerable<LedgerRow> Read()
    {
        file.Position = mark;
        using var text = new StreamReader(file, encoding, detectEncodingFromByteOrderMarks: false, Buffer, leaveOpen: true);
        var fields = new CsvFields(text, limits);
        for (var row = 1L; fields.ReadRow() is { } cells; row++)
        {
            Fraction = file.Position / (double)file.Length;
            yield return new LedgerRow(row, cells);
        }
    }
}
