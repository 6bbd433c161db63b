using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Tests.Register.Import;

public sealed class HeadingTests
{
    [Fact]
    public void Titles_stand_above_the_header_and_columns_in_any_order()
    {
        var rows = Ledgers.Read(RawWorkbook.Of(
            ["沈阳市流动儿童动态信息台账"], ["填报单位：某某街道", null, "2026年11月"], [], ["序号", "现居住地", "户籍地", "公民身份号码", "姓 名"],
            ["1", "210103", "211224", Ledgers.Id(1), "张小明"]));
        rows.ShouldHaveSingleItem().Row.Number.ShouldBe(5);
        rows[0].Statement.ShouldNotBeNull().Child.Identity.Name.ShouldBe("张小明");
    }

    [Theory]
    [InlineData("身份证号", "CitizenId")]
    [InlineData("身份证\n号码", "CitizenId")]
    [InlineData(" 公民 身份 号码 ", "CitizenId")]
    [InlineData("*证件号码（18位）", "CitizenId")]
    [InlineData("Citizen ID", "CitizenId")]
    [InlineData("出生日期(YYYY-MM-DD)", "BirthDate")]
    [InlineData("出生日期：", "BirthDate")]
    [InlineData("户籍所在地【县/区】", "Hukou")]
    [InlineData("监护人与儿童关系", "GuardianRelationship")]
    [InlineData("ＳＥＸ", "Sex")]
    public void Headers_are_known_by_their_synonyms(string header, string column) => LedgerColumns.Find(header).ShouldNotBeNull().Id.ToString().ShouldBe(column);

    [Theory]
    [InlineData("")]
    [InlineData("序号")]
    [InlineData("身份证号错误说明")]
    [InlineData("原行号")]
    [InlineData("父亲身份证号")]
    public void Other_headers_are_left_alone(string header) => LedgerColumns.Find(header).ShouldBeNull();

    [Fact]
    public void No_two_columns_share_a_header() =>
        LedgerColumns.All.SelectMany(column => column.Synonyms.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(column.Name).Append(column.English).Select(HeaderText.Key))
            .GroupBy(header => header).Where(group => group.Count() > 1).ShouldBeEmpty();

    [Fact]
    public void The_table_is_in_the_order_of_its_names() => LedgerColumns.All.Select((column, index) => (int)column.Id == index).ShouldAllBe(inOrder => inOrder);

    [Fact]
    public void Grouped_headers_in_two_rows_are_one_header()
    {
        var row = Ledgers.Read(RawWorkbook.Of(
            ["台账"],
            ["序号", "儿童基本信息", null, null, "现居住地", "监护人情况", null, "备注"],
            [null, "姓名", "身份证号", "户籍地", null, "姓名", "联系电话", null],
            ["1", "张小明", Ledgers.Id(1), "211224", "210103", "李秀英", "13000000000", null])).ShouldHaveSingleItem();
        row.Statement.ShouldNotBeNull().Child.Guardian.ShouldBe(new Guardian { Name = "李秀英", Phone = "13000000000" });
    }

    [Fact]
    public void Missing_columns_are_named()
    {
        new Action(() => Ledgers.Read(RawWorkbook.Of(["姓名", "性别", "户籍地", "联系电话"], ["张小明", "男", "211224", "1"])))
            .ShouldBeRefused(ErrorReason.ColumnMissing, "身份证号、现居住地");
        new Action(() => Ledgers.Read("姓名,性别,户籍地\n"u8.ToArray(), name: "a.csv")).ShouldBeRefused(ErrorReason.ColumnMissing, "身份证号、现居住地");
    }

    [Fact]
    public void A_column_that_stands_twice_is_named() =>
        new Action(() => Ledgers.Read(RawWorkbook.Of([.. Ledgers.Header, "姓名"], [.. Ledgers.Good, "李秀英"]))).ShouldBeRefused(ErrorReason.ColumnDuplicate, "姓名");

    [Fact]
    public void The_only_sheet_that_is_a_ledger_is_taken()
    {
        var book = new RawWorkbook()
            .Sheet("填表说明", ["请按下列要求填写"], ["身份证号为文本"])
            .Sheet("旧台账", "hidden", [Ledgers.Header, ["李小红", Ledgers.Id(2), "211224", "210103"]])
            .Sheet("台账", Ledgers.Header, Ledgers.Good)
            .Sheet("空表");
        Ledgers.Read(book.Bytes()).ShouldHaveSingleItem().Statement!.Child.Identity.Name.ShouldBe("张小明");
        Ledgers.Read(book.Bytes(), "旧台账").ShouldHaveSingleItem().Statement!.Child.Identity.Name.ShouldBe("李小红");
    }

    [Fact]
    public void Sheets_that_cannot_be_told_apart_are_told_by_their_places()
    {
        var two = new RawWorkbook().Sheet("说明", ["说明"]).Sheet("一", Ledgers.Header, Ledgers.Good).Sheet("二", Ledgers.Header, Ledgers.Good).Bytes();
        new Action(() => Ledgers.Read(two)).ShouldBeRefused(ErrorReason.SheetNotFound, "第 2、3 张");
        Ledgers.Read(two, " 二 ").ShouldHaveSingleItem();

        var hidden = new RawWorkbook().Sheet("说明", ["说明"]).Sheet("一", "veryHidden", [Ledgers.Header, Ledgers.Good]).Bytes();
        new Action(() => Ledgers.Read(hidden)).ShouldBeRefused(ErrorReason.SheetNotFound, "隐藏");
    }

    [Fact]
    public void A_wrong_sheet_is_refused_without_naming_any()
    {
        var file = new RawWorkbook().Sheet("张三的表", Ledgers.Header, Ledgers.Good).Sheet("说明", ["说明"]).Bytes();
        new Action(() => Ledgers.Read(file, "台账")).ShouldBeRefused(ErrorReason.SheetNotFound, "有 2 张");
        new Action(() => Ledgers.Read(file, "说明")).ShouldBeRefused(ErrorReason.SheetNotFound, "没有台账表头");
        new Action(() => Ledgers.Read("姓名,身份证号,户籍地,现居住地\n"u8.ToArray(), "台账", name: "a.csv")).ShouldBeRefused(ErrorReason.SheetNotFound);
        new Action(() => Ledgers.Read(RawWorkbook.Of(["品名", "数量"], ["笔", "3"]))).ShouldBeRefused(ErrorReason.SheetNotFound, "没有台账表头");
    }

    [Fact]
    public void Sums_signatures_and_repeated_headers_are_no_children()
    {
        var rows = Ledgers.Read(RawWorkbook.Of(
            Ledgers.Header, Ledgers.Good, Ledgers.Header, ["李小红", Ledgers.Id(2), "211224", "210103"], ["合计", null, null, null], ["填表人：王某  审核：李某"], ["注：以上为常住"]));
        rows.Select(row => row.Row.Number).ShouldBe([2L, 4L]);
    }

    [Fact]
    public void A_row_that_only_looks_like_a_note_is_a_child_with_errors() =>
        Ledgers.Read(RawWorkbook.Of(Ledgers.Header, ["合计", "", "211224", ""])).ShouldHaveSingleItem().Errors.Count.ShouldBe(2);
}
