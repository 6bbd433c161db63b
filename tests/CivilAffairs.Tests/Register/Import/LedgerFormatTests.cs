using Exchange.CivilAffairs.Register.Import.Columns;

namespace Exchange.CivilAffairs.Tests.Register.Import;

/// <summary>docs/ledger-format.md says what the code does.</summary>
public sealed class LedgerFormatTests
{
    [Fact]
    public void The_documentation_names_every_column_with_its_headers()
    {
        var rows = File.ReadLines(Path.Combine(Root(), "docs", "ledger-format.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        foreach (var column in LedgerColumns.All)
        {
            var row = rows.Where(row => row[1] == column.Name).ShouldHaveSingleItem();
            row[2].ShouldBe(column.English);
            row[3].Length.ShouldBe(column.IsRequired ? "是 / yes".Length : 0);
            row[6].ShouldBe(string.Join('、', column.Synonyms.Split(' ')));
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Exchange.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder;
    }
}
