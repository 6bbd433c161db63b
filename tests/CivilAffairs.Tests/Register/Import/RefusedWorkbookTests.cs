using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.CivilAffairs.Register.Import.Refused;
using Exchange.CivilAffairs.Register.Import.Rows;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Register.Import;

public sealed class RefusedWorkbookTests
{
    private static readonly string[] Wrong = ["张小明", "<c><v>2.1990120160301101E+17</v></c>", "某某县", "=cmd()_x0001__x005F_x0041_&<>\"😀"];

    [Fact]
    public void Reasons_stand_beside_the_cells_they_are_about()
    {
        var rows = Ledgers.Texts(Ledgers.Open(Refuse(RawWorkbook.Of(["标题"], ["序号", .. Ledgers.Header, "出生日期"], ["7", .. Wrong, "<c s=\"1\"><v>42430</v></c>"]))));
        rows[0].ShouldBe(["原行号", "序号", "姓名", "身份证号", "身份证号错误说明", "户籍地", "户籍地错误说明", "现居住地", "现居住地错误说明", "出生日期"]);
        rows[1][..4].ShouldBe(["3", "7", "张小明", "2.19901201603011E+17"]);
        rows[1][4].ShouldContain("Excel");
        rows[1][6].ShouldContain("行政区划");
        rows[1][7].ShouldBe("=cmd()\u0001_x0041_&<>\"😀");
        rows[1][9].ShouldBe("2016-03-01");
    }

    [Fact]
    public void What_is_wrong_with_a_column_that_the_file_has_not_stands_at_the_end()
    {
        var rows = Ledgers.Texts(Ledgers.Open(Refuse(RawWorkbook.Of([.. Ledgers.Header, "户籍类型"], ["张小明", "", "", "210103", "未登记"]))));
        rows[0][^2..].ShouldBe(["性别错误说明", "出生日期错误说明"], ignoreOrder: true);
        rows[1][^1].ShouldNotBeEmpty();
    }

    [Fact]
    public void Wrong_cells_are_red_and_all_cells_are_text()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Refuse(RawWorkbook.Of(Ledgers.Header, Wrong))), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(flaw => $"{flaw.Path?.XPath} {flaw.Description}").ShouldBeEmpty();

        var formats = document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<DocumentFormat.OpenXml.Spreadsheet.CellFormat>().ToList();
        var cells = document.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>().ToList();
        cells.ShouldAllBe(cell => formats[(int)cell.StyleIndex!.Value].NumberFormatId! == 49);
        cells.ShouldAllBe(cell => cell.DataType! == DocumentFormat.OpenXml.Spreadsheet.CellValues.InlineString || !cell.HasChildren);
        cells.Skip(8).Select(cell => formats[(int)cell.StyleIndex!.Value].FillId! == 3).ShouldBe([false, false, true, false, true, false, true, false]);
    }

    [Fact]
    public void A_corrected_workbook_can_be_imported_as_it_is()
    {
        var refused = Ledgers.Texts(Ledgers.Open(Refuse(RawWorkbook.Of(Ledgers.Header, Wrong))));
        string?[] corrected = [.. refused[1]];
        foreach (var (header, cell) in Ledgers.Header.Zip(Ledgers.Good))
            corrected[Array.IndexOf(refused[0], header)] = cell;
        Ledgers.Read(RawWorkbook.Of(refused[0], corrected)).ShouldHaveSingleItem().Statement.ShouldNotBeNull();
    }

    [Fact]
    public void A_workbook_that_comes_back_uncorrected_is_refused_again_for_the_same_reasons()
    {
        var first = Refuse(RawWorkbook.Of(Ledgers.Header, Wrong));
        Ledgers.Read(first).ShouldHaveSingleItem().Errors.Select(error => error.Reason)
            .ShouldBe(Ledgers.Read(RawWorkbook.Of(Ledgers.Header, Wrong)).ShouldHaveSingleItem().Errors.Select(error => error.Reason));
    }

    [Fact]
    public void Temporary_files_belong_to_their_user_and_leave_no_name_behind()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        using (var file = TempFileOf(folder))
        {
            if (!OperatingSystem.IsWindows())
            {
                Directory.GetFiles(folder).ShouldBeEmpty();
                File.GetUnixFileMode(file.SafeFileHandle).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
        }

        Directory.GetFiles(folder).ShouldBeEmpty();
        Directory.Delete(folder);
    }

    private static FileStream TempFileOf(string folder) => CivilAffairs.Register.Import.TempFile.Create(folder);

    private static byte[] Refuse(byte[] ledger)
    {
        using var file = Ledgers.Open(ledger);
        var (sheet, heading) = SheetFinder.Find(file, "", 50);
        var reader = new RowReader(heading, new RowContext(DivisionCode.Parse("2101"), Ledgers.Today, sheet.Is1904), new LedgerLimits());
        using var refused = new RefusedRows("");
        foreach (var row in DataRows.Below(heading, sheet))
            refused.Add(reader.Read(row));
        using var workbook = new MemoryStream();
        RefusedWorkbook.Write(refused, heading, workbook);
        return workbook.ToArray();
    }
}
