using System.Globalization;

namespace Exchange.Standards;

/// <summary>The units of administration beside the divisions (data/admin-units.csv).</summary>
public static class AdminUnits
{
    private static readonly Lazy<IReadOnlyList<AdminUnit>> Embedded = new(() => DataFile.Read("admin-units.csv", Load));

    /// <summary>All of them, past ones included.</summary>
    public static IReadOnlyList<AdminUnit> All => Embedded.Value;

    /// <summary>The unit that handles cases of this division on this day; null when the division does so itself.</summary>
    public static AdminUnit? Of(DivisionCode division, DateOnly asOf) =>
        All.FirstOrDefault(unit => unit.IsInForce(asOf) && unit.Contains(division));

    /// <summary>The unit that a text names, by its official or its common name; null when it names none.</summary>
    public static AdminUnit? Find(string? text) => WrittenText.Tidy(text) is { Length: > 0 } name
        ? All.FirstOrDefault(unit => unit.Name == name || unit.Also == name)
        : null;

    private static IReadOnlyList<AdminUnit> Load(TextReader table) =>
        [.. DataFile.Rows(table, "code,name,also,from,to,covers,basis,source").Select(Read)];

    private static AdminUnit Read(string[] row) => new(
        row[0], row[1], row[2], Date(row[3]), row[4].Length == 0 ? null : Date(row[4]),
        [.. row[5].Split(' ').Select(DivisionCode.Parse)], row[6] == "assumed", row[7]);

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
