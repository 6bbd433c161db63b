using ExcelDataReader;

namespace Exchange.Province.Tests;

public sealed class LedgerWorkbookTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"ledger-{Guid.NewGuid():N}.xlsx");

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void The_workbook_has_a_title_a_header_and_a_row_for_each_child_and_each_repetition()
    {
        var children = new SyntheticProvince(1, new(2026, 11, 22)).Children(400).ToList();
        var rows = LedgerWorkbook.Write(_path, children);
        rows.ShouldBe(402);

        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(File.OpenRead(_path));
        reader.Read().ShouldBeTrue();
        reader.GetString(0).ShouldContain("台账");
        reader.Read().ShouldBeTrue();
        Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ShouldContain("身份证号");

        var read = new List<object?[]>();
        while (reader.Read())
            read.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
        read.Count.ShouldBe(rows);
        read.Count(row => row[2] is double).ShouldBe(4, "two of two hundred numbers are rounded by Excel");
        read.Count(row => row[4] is DateTime).ShouldBeInRange(100, 170);
    }
}
