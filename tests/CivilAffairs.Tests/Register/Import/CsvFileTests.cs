using System.Text;
using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Tests.Register.Import;

public sealed class CsvFileTests
{
    private const string Text = "姓名,身份证号\r\n张㐂明,无\r\n";

    static CsvFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", true }, { "utf-8", false }, { "utf-16", true }, { "utf-16", false }, { "utf-16BE", true }, { "utf-16BE", false }, { "gb18030", false },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_found(string name, bool withMark)
    {
        var encoding = Encoding.GetEncoding(name);
        Ledgers.Texts(Ledgers.Open([.. withMark ? encoding.Preamble : [], .. encoding.GetBytes(Text)], "台账.csv")).ShouldBe([["姓名", "身份证号"], ["张㐂明", "无"]]);
    }

    [Fact]
    public void Gbk_is_found_also_when_its_first_character_beyond_ascii_comes_late()
    {
        var text = new string('a', 200_000) + ",甲";
        Ledgers.Open(Encoding.GetEncoding("gbk").GetBytes(text), "台账.csv").Sheets[0].Rows().ShouldHaveSingleItem()[1].Text.ShouldBe("甲");
    }

    [Fact]
    public void Utf_8_is_found_wherever_the_blocks_of_reading_cut_a_character()
    {
        for (var shift = 0; shift < 4; shift++)
        {
            var text = new string('a', shift) + string.Concat(Enumerable.Repeat("户𠀀", 20_000));
            Ledgers.Texts(Ledgers.Csv($"x,{text[..20_000]}\n{text[..20_000]}")).Count.ShouldBe(2);
        }
    }

    [Theory]
    [InlineData("a,\"b,c\"\n", "a|b,c")]
    [InlineData("a,\"b\"\"c\",\"\"\r\n", "a|b\"c|")]
    [InlineData("\"a\nb\",c", "a\nb|c")]
    [InlineData("a\tb,c\td", "a|b,c|d")]
    [InlineData("a;b;c", "a|b|c")]
    [InlineData("12\"管,b", "12\"管|b")]
    [InlineData("\"a\"b,c", "ab|c")]
    [InlineData("=\"219901\",b", "219901|b")]
    [InlineData("\"=\"\"219901\"\"\",b", "219901|b")]
    public void Cells_are_split_as_a_spreadsheet_does(string text, string cells) =>
        string.Join('|', Ledgers.Texts(Ledgers.Csv(text)).ShouldHaveSingleItem()).ShouldBe(cells);

    [Fact]
    public void Rows_are_counted_as_a_spreadsheet_does() =>
        Ledgers.Csv("标题\n\n\"两\n行\",x\r\n\r末行,y").Sheets[0].Rows().Select(row => row.Number).ShouldBe([1L, 3L, 5L]);

    [Theory]
    [InlineData("=A1+B1")]
    [InlineData("#N/A")]
    public void A_formula_is_told_from_text(string text) => Ledgers.Csv($"a,{text}").Sheets[0].Rows().ShouldHaveSingleItem()[1].Kind.ShouldBe(CellKind.Formula);

    [Fact]
    public void A_quote_that_never_ends_is_damage_and_swallows_no_rows_in_silence() =>
        new Action(() => Ledgers.Texts(Ledgers.Csv("a,b\n\"c,d\ne,f\n"))).ShouldBeRefused(ErrorReason.FileDamaged, "引号");

    [Fact]
    public void A_character_cut_off_at_the_end_is_damage() =>
        new Action(() => Ledgers.Texts(Ledgers.Open(Encoding.UTF8.GetBytes(Text)[..^4], "台账.csv"))).ShouldBeRefused(ErrorReason.FileDamaged, "编码");

    [Fact]
    public void A_zero_character_does_not_end_the_file() =>
        Ledgers.Texts(Ledgers.Csv($"{string.Concat(Enumerable.Repeat("甲,乙\n", 40_000))}a\0b,c\nd,e\n")).Count.ShouldBe(40_002);

    [Fact]
    public void A_cell_of_ten_megabytes_and_a_row_of_ten_million_cells_cost_little()
    {
        var file = Encoding.UTF8.GetBytes($"a,{new string('b', 10_000_000)}\n{new string(',', 10_000_000)}\nc,d");
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rows = Ledgers.Open(file, "台账.csv").Sheets[0].Rows().ToList();
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(5_000_000);
        rows[0][1].Kind.ShouldBe(CellKind.TooLong);
        rows[^1][1].Text.ShouldBe("d");
    }
}
