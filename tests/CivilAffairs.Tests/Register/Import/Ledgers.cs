using System.Text;
using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.CivilAffairs.Register.Import.Rows;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Register.Import;

/// <summary>Reads ledgers as an import does, up to the statements.</summary>
internal static class Ledgers
{
    public static readonly DateOnly Today = new(2026, 11, 22);
    public static readonly string[] Header = ["姓名", "身份证号", "户籍地", "现居住地"];

    /// <summary>A good row under <see cref="Header"/>.</summary>
    public static readonly string[] Good = ["张小明", Id(1), "211224", "210103"];

    /// <summary>A number of somebody who does not exist; person 1 is a girl born on 2016-03-01.</summary>
    public static string Id(int person) => CitizenId.Create("219901", new DateOnly(2016, 3, 1).AddDays(person / 400), person % 400 + 1).Reveal();

    public static LedgerFile Open(byte[] file, string name = "台账.xlsx", LedgerLimits? limits = null) =>
        LedgerFile.Open(new MemoryStream(file), name, limits ?? new LedgerLimits());

    public static LedgerFile Csv(string text, Encoding? encoding = null) => Open((encoding ?? new UTF8Encoding(false)).GetBytes(text), "台账.csv");

    /// <summary>Every row of the first sheet, as texts.</summary>
    public static List<string[]> Texts(LedgerFile file) => [.. file.Sheets[0].Rows().Select(row => row.Cells.Select(cell => cell.Text).ToArray())];

    public static List<ReadRow> Read(byte[] file, string sheetName = "", string ledger = "2101", string name = "台账.xlsx", LedgerLimits? limits = null)
    {
        using var opened = Open(file, name, limits);
        return Read(opened, sheetName, ledger, limits);
    }

    public static List<ReadRow> Read(LedgerFile file, string sheetName = "", string ledger = "2101", LedgerLimits? limits = null)
    {
        limits ??= new LedgerLimits();
        var (sheet, heading) = SheetFinder.Find(file, sheetName, limits.HeaderRows);
        var reader = new RowReader(heading, new RowContext(DivisionCode.Parse(ledger), Today, sheet.Is1904), limits);
        return [.. DataRows.Below(heading, sheet).Select(reader.Read)];
    }

    /// <summary>What the only row of a workbook states whose good row has these cells in place of its own, or beside them.</summary>
    public static ReadRow Row(params (string Header, string? Cell)[] cells) => Read(RawWorkbook.Of(WithHeader(cells))).ShouldHaveSingleItem();

    public static Child Child(params (string Header, string? Cell)[] cells) => Row(cells).Statement.ShouldNotBeNull().Child;

    /// <summary>The errors of such a row, as column and reason.</summary>
    public static List<string> Errors(params (string Header, string? Cell)[] cells) => [.. Row(cells).Errors.Select(error => $"{error.Column} {error.Reason}")];

    public static void ShouldBeRefused(this Action reading, ErrorReason reason, string? detail = null)
    {
        var refusal = reading.ShouldThrow<LedgerFileException>();
        refusal.Reason.ShouldBe(reason);
        if (detail is not null)
            string.Join(' ', refusal.Details.Select(d => d.Value)).ShouldContain(detail);
    }

    private static string?[][] WithHeader((string Header, string? Cell)[] cells)
    {
        var row = Header.Zip(Good, (header, cell) => (header, cell)).ToDictionary(pair => pair.header, pair => (string?)pair.cell);
        foreach (var (header, cell) in cells)
            row[header] = cell;
        return [[.. row.Keys], [.. row.Values]];
    }
}
