using Exchange.CivilAffairs.Register.Import.Files;

namespace Exchange.CivilAffairs.Tests.Register.Import;

public sealed class XlsxFileTests
{
    [Fact]
    public void Shared_inline_and_rich_texts_are_read_without_the_phonetic_guide()
    {
        var book = new RawWorkbook();
        var shared = book.Shared("共享");
        book.SharedStrings.Add("<si><r><t>粗</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\">体 </t></r><rPh sb=\"0\" eb=\"1\"><t>cuti</t></rPh></si>");
        book.Sheet("台账", [shared, "<c t=\"s\"><v>1</v></c>", "行内_x000A_文字", "<c t=\"inlineStr\"><is><r><t>甲</t></r><r><t>乙</t></r></is></c>"]);
        Ledgers.Texts(Ledgers.Open(book.Bytes())).ShouldHaveSingleItem().ShouldBe(["共享", "粗体 ", "行内\n文字", "甲乙"]);
    }

    [Fact]
    public void A_cell_stands_where_its_reference_says_or_after_the_one_before_it()
    {
        var book = new RawWorkbook().SheetXml("台账", "visible", """
            <sheetData><row r="3"><c r="B3" t="str"><v>乙</v></c><c t="str"><v>丙</v></c><c r="AB3" t="str"><v>远</v></c></row>
            <row><c t="str"><v>下一行</v></c></row></sheetData>
            """);
        var rows = Ledgers.Open(book.Bytes()).Sheets[0].Rows().ToList();
        rows.Select(row => row.Number).ShouldBe([3L, 4L]);
        (rows[0][0].Text, rows[0][1].Text, rows[0][2].Text, rows[0][27].Text, rows[1][0].Text).ShouldBe(("", "乙", "丙", "远", "下一行"));
    }

    [Theory]
    [InlineData("<c s=\"1\"><v>42430</v></c>", false, "2016-03-01")]
    [InlineData("<c s=\"2\"><v>42430.5</v></c>", false, "2016-03-01 12:00:00")]
    [InlineData("<c s=\"1\"><v>40968</v></c>", true, "2016-03-01")]
    [InlineData("<c s=\"1\"><v>59</v></c>", false, "1900-02-28")]
    [InlineData("<c t=\"d\"><v>2016-03-01T00:00:00</v></c>", false, "2016-03-01")]
    public void A_number_in_a_date_format_is_a_date(string cell, bool is1904, string date)
    {
        using var file = Ledgers.Open(new RawWorkbook { Is1904 = is1904 }.Sheet("台账", [cell]).Bytes());
        file.Sheets[0].Rows().ShouldHaveSingleItem()[0].ShouldBe(new LedgerCell(CellKind.Date, date));
    }

    [Theory]
    [InlineData("<c><v>13912345678</v></c>", "13912345678")]
    [InlineData("<c><v>1.3912345678E10</v></c>", "13912345678")]
    [InlineData("<c s=\"3\"><v>800.10000000000002</v></c>", "800.1")]
    [InlineData("<c><v>2.1990120160301101E+17</v></c>", "2.19901201603011E+17")]
    [InlineData("<c><v>219901201603011000</v></c>", "2.19901201603011E+17")]
    [InlineData("<c><v>219901201603010021</v></c>", "219901201603010021")]
    public void A_number_is_exact_or_in_scientific_notation(string cell, string text)
    {
        using var file = Ledgers.Open(RawWorkbook.Of([cell]));
        file.Sheets[0].Rows().ShouldHaveSingleItem()[0].ShouldBe(new LedgerCell(CellKind.Number, text));
    }

    [Theory]
    [InlineData("<c><f>A1+1</f><v>5</v></c>", "Number")]
    [InlineData("<c t=\"str\"><f>A1&amp;\"x\"</f><v>甲</v></c>", "Text")]
    [InlineData("<c t=\"str\"><f>IF(A1=\"\",\"\",A1)</f><v></v></c>", "Empty")]
    [InlineData("<c><f>SUM(A1:A9)</f></c>", "Formula")]
    [InlineData("<c><f>SUM(A1:A9)</f><v/></c>", "Formula")]
    [InlineData("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "Formula")]
    [InlineData("<c t=\"e\"><v>#N/A</v></c>", "Formula")]
    public void A_formula_counts_by_its_stored_result(string cell, string kind)
    {
        using var file = Ledgers.Open(RawWorkbook.Of(["甲", cell]));
        file.Sheets[0].Rows().ShouldHaveSingleItem()[1].Kind.ToString().ShouldBe(kind);
    }

    [Fact]
    public void The_strict_edition_with_a_prefix_is_read()
    {
        var book = new RawWorkbook().Sheet("台账");
        book.Parts["xl/worksheets/sheet1.xml"] = """
            <x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>
            """;
        Ledgers.Texts(Ledgers.Open(book.Bytes())).ShouldHaveSingleItem().ShouldBe(["甲"]);
    }

    [Fact]
    public void Blank_rows_are_left_out_and_the_others_keep_their_numbers()
    {
        using var file = Ledgers.Open(RawWorkbook.Of(["甲"], ["", " ", "\u00A0"], [null, "<c s=\"1\"/>"], ["乙"]));
        file.Sheets[0].Rows().Select(row => row.Number).ShouldBe([1L, 4L]);
        file.Sheets[0].Fraction.ShouldBe(1, 0.01);
    }

    [Fact]
    public void A_row_does_not_show_its_cells_when_it_is_printed()
    {
        new LedgerCell(CellKind.Text, Ledgers.Id(1)).ToString().ShouldBe("Text");
        $"{new LedgerRow(1, [new LedgerCell(CellKind.Text, Ledgers.Id(1))])}".ShouldNotContain("2199");
    }

    [Fact]
    public void A_workbook_written_by_the_library_for_workbooks_is_read()
    {
        Ledgers.Texts(Ledgers.Open(LibraryWorkbook.Of([["姓名", "电话"], ["张小明", 13912345678d]]))).ShouldBe([["姓名", "电话"], ["张小明", "13912345678"]]);
    }
}
