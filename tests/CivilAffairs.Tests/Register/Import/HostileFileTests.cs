using System.IO.Compression;
using System.Text;
using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Tests.Register.Import;

/// <summary>Files that are no ledgers, are broken, or were made to do harm.</summary>
public sealed class HostileFileTests
{
    public static TheoryData<string, string, byte[]> Foreign => new()
    {
        { "旧版 .xls", "台账.xls", CompoundFile("Workbook") },
        { "加密", "台账.xlsx", CompoundFile("EncryptedPackage") },
        { "PDF", "台账.xlsx", "%PDF-1.7\n"u8.ToArray() },
        { "RTF", "台账.csv", "{\\rtf1"u8.ToArray() },
        { "网页", "台账.xls", Encoding.UTF8.GetBytes("\uFEFF \n<html><table></table></html>") },
        { "不是工作簿", "台账.xlsx", RawWorkbook.Zip([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"u8.ToArray())]) },
        { "宏", "台账.XLSM", RawWorkbook.Of(["姓名"]) },
        { "宏", "台账.xlsx", With("xl/vbaProject.bin", "macro") },
        { "宏", "台账.xlsx", With("[Content_Types].xml", """<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>""") },
        { "不是电子表格", "台账.xlsx", With("[Content_Types].xml", """<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""") },
        { "编码", "台账.csv", [0xB1, 0xED, 0xFF, 0xFF, 0x2C, 0x31] },
        { "不是文本", "台账.csv", [0x00, 0x01, 0x00, 0x00, 0x03] },
    };

    [Theory]
    [MemberData(nameof(Foreign))]
    public void What_is_no_ledger_is_refused_by_name(string says, string name, byte[] file) =>
        new Action(() => Ledgers.Read(file, name: name)).ShouldBeRefused(ErrorReason.FileFormatUnsupported, says);

    [Fact]
    public void A_file_of_no_bytes_and_a_workbook_of_no_rows_are_empty()
    {
        new Action(() => Ledgers.Read([])).ShouldBeRefused(ErrorReason.FileEmpty);
        new Action(() => Ledgers.Read([], name: "台账.csv")).ShouldBeRefused(ErrorReason.FileEmpty);
        new Action(() => Ledgers.Read(RawWorkbook.Of())).ShouldBeRefused(ErrorReason.FileEmpty);
        new Action(() => Ledgers.Read(RawWorkbook.Of([""], [null, " "]))).ShouldBeRefused(ErrorReason.FileEmpty);
        new Action(() => Ledgers.Read("\r\n,,,\r\n"u8.ToArray(), name: "台账.csv")).ShouldBeRefused(ErrorReason.FileEmpty);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void A_truncated_workbook_is_damaged(double part)
    {
        var whole = RawWorkbook.Of(Ledgers.Header, Ledgers.Good);
        new Action(() => Ledgers.Read(whole[..(int)(whole.Length * part)])).ShouldBeRefused(ErrorReason.FileDamaged);
    }

    [Fact]
    public void The_rows_before_the_damage_are_read()
    {
        var rows = Enumerable.Range(0, 20_000).Select(n => (string[])["张小明", Ledgers.Id(n), "211224", "210103"]).Prepend(Ledgers.Header).ToList();
        var file = RawWorkbook.Of(rows);
        file.AsSpan(file.Length / 2, 40).Clear();
        Damaged(file).ShouldBeInRange(2_000, 19_000);
    }

    [Fact]
    public void A_flipped_digit_is_found_by_the_check_sum()
    {
        var file = new RawWorkbook { Compression = CompressionLevel.NoCompression }.Sheet("台账", Ledgers.Header, Ledgers.Good).Bytes();
        var digit = file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Ledgers.Good[0]));
        file[digit + 1] ^= 1;
        Damaged(file).ShouldBe(2);
    }

    [Fact]
    public void A_cell_of_ten_megabytes_is_refused_and_costs_little()
    {
        var book = new RawWorkbook();
        var shared = book.Shared(new string('长', 10_000_000));
        var file = book.Sheet("台账", [.. Ledgers.Header, "备注"], [.. Ledgers.Good, new string('长', 10_000_000)], [.. Ledgers.Good, shared], [.. Ledgers.Good, "短"]).Bytes();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = Ledgers.Read(file);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000_000);
        rows.Select(row => string.Join(' ', row.Errors.Select(error => $"{error.Column} {error.Reason}"))).ShouldBe(["备注 CELL_TOO_LONG", "备注 CELL_TOO_LONG", ""]);
    }

    [Fact]
    public void A_row_of_many_long_cells_is_refused()
    {
        var header = Ledgers.Header.Concat(Enumerable.Range(1, 200).Select(n => $"其他{n}")).ToArray();
        var row = Ledgers.Good.Concat(Enumerable.Repeat(new string('长', 30_000), 200)).ToArray();
        Ledgers.Read(RawWorkbook.Of(header, row)).ShouldHaveSingleItem().Errors.ShouldContain(error => error.Reason == "CELL_TOO_LONG" && error.Column == "其他3");
    }

    [Fact]
    public void A_part_that_grows_beyond_its_limit_is_refused()
    {
        var rows = Enumerable.Repeat(Ledgers.Good, 50_000).Prepend(Ledgers.Header);
        new Action(() => Ledgers.Read(RawWorkbook.Of(rows), limits: new LedgerLimits { PartBytes = 1 << 20 })).ShouldBeRefused(ErrorReason.FileTooLarge, "1048576");
    }

    [Fact]
    public void Too_many_shared_texts_are_refused()
    {
        var book = new RawWorkbook();
        book.SharedStrings.AddRange(Enumerable.Repeat("<si><t>甲乙丙</t></si>", 1000));
        var file = book.Sheet("台账", ["<c t=\"s\"><v>0</v></c>"]).Bytes();
        new Action(() => Ledgers.Read(file, limits: new LedgerLimits { Strings = 999 })).ShouldBeRefused(ErrorReason.FileTooLarge, "999");
        new Action(() => Ledgers.Read(file, limits: new LedgerLimits { StringBytes = 8999 })).ShouldBeRefused(ErrorReason.FileTooLarge, "8999");
    }

    [Fact]
    public void Too_many_parts_are_refused_before_they_are_listed() =>
        new Action(() => Ledgers.Read(RawWorkbook.Zip(Enumerable.Range(0, 10_001).Select(n => ($"{n}", Array.Empty<byte>()))))).ShouldBeRefused(ErrorReason.FileTooLarge);

    public static TheoryData<string> Poisons => new(
        $"<sheetData><row r=\"{new string('1', 3_000_000)}\"/></sheetData>",
        $"<sheetData><row {string.Concat(Enumerable.Range(0, 300_000).Select(n => $"a{n}=\"\" "))}/></sheetData>",
        string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)),
        string.Concat(Enumerable.Range(0, 5000).Select(n => $"<a{n}/>")),
        "<sheetData><row r=\"1\"><c t=\"s\"><v>7</v></c></row></sheetData>",
        "<sheetData><row r=\"1\"><c>",
        "<sheetData>&unknown;</sheetData>");

    [Theory]
    [MemberData(nameof(Poisons))]
    public void A_sheet_that_no_spreadsheet_writes_is_damaged(string content) =>
        new Action(() => Ledgers.Read(new RawWorkbook().SheetXml("台账", "visible", content).Bytes())).ShouldBeRefused(ErrorReason.FileDamaged);

    [Fact]
    public void A_sheet_with_a_document_type_is_damaged_and_no_entity_is_expanded()
    {
        var book = new RawWorkbook().Sheet("台账");
        book.Parts["xl/worksheets/sheet1.xml"] = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c SYSTEM \"file:///etc/hostname\">]><a>&b;&c;</a>";
        new Action(() => Ledgers.Read(book.Bytes())).ShouldBeRefused(ErrorReason.FileDamaged);
    }

    private static long Damaged(byte[] file)
    {
        using var opened = Ledgers.Open(file);
        var read = 0;
        new Action(() =>
        {
            foreach (var _ in opened.Sheets[0].Rows())
                read++;
        }).ShouldBeRefused(ErrorReason.FileDamaged);
        return read;
    }

    private static byte[] With(string part, string content)
    {
        var book = new RawWorkbook().Sheet("台账", Ledgers.Header);
        book.Parts[part] = content;
        return book.Bytes();
    }

    private static byte[] CompoundFile(string stream) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[65_530], .. Encoding.Unicode.GetBytes(stream), .. new byte[100]];
}
