using Exchange.CivilAffairs.Register.Import.Rows;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Register.Import;

public sealed class DoubtfulRowsTests
{
    // Ends in 000 with the right check digit.
    private static readonly string Doubtful = Enumerable.Range(0, 1000)
        .Select(day => CitizenId.Create("219901", new DateOnly(2016, 1, 1).AddDays(day), 100).Reveal()).First(id => id.EndsWith("000", StringComparison.Ordinal));

    [Fact]
    public void A_number_that_ends_as_rounded_ones_do_is_entered_where_no_other_is_rounded() => Decide(Good(1), Doubtful, Good(2)).ShouldBe(["2 ok", "4 ok", "3 ok"]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void It_is_refused_with_the_others_where_some_are_rounded(bool roundedFirst) =>
        Decide(roundedFirst ? ["2.1990120160301E+17", Good(1), Doubtful] : [Doubtful, Good(1), "2.1990120160301E+17"])
            .Order().ShouldBe(roundedFirst
                ? ["2 CITIZEN_ID_EXCEL_ROUNDED", "3 ok", "4 CITIZEN_ID_EXCEL_ROUNDED"]
                : ["2 CITIZEN_ID_EXCEL_ROUNDED", "3 ok", "4 CITIZEN_ID_EXCEL_ROUNDED"]);

    [Fact]
    public void No_more_than_a_few_hundred_rows_are_held() =>
        Decide([.. Enumerable.Repeat(Doubtful, 300)]).Count(row => row.EndsWith("ok", StringComparison.Ordinal)).ShouldBe(300);

    [Fact]
    public void The_held_rows_are_bounded()
    {
        var rows = new DoubtfulRows();
        Read([.. Enumerable.Repeat(Doubtful, 300)]).Sum(row => rows.Decide(row).Count()).ShouldBe(300 - 256);
    }

    private static string Good(int person) => Ledgers.Id(person);

    private static List<string> Decide(params string[] numbers)
    {
        var rows = new DoubtfulRows();
        return [.. Read(numbers).SelectMany(rows.Decide).ToList().Concat(rows.Rest())
            .Select(row => $"{row.Row.Number} {row.Errors.Select(error => error.Reason).FirstOrDefault("ok")}")];
    }

    private static List<ReadRow> Read(string[] numbers) =>
        Ledgers.Read(RawWorkbook.Of(numbers.Select(number => (string[])["张小明", number, "211224", "210103"]).Prepend(Ledgers.Header)));
}
