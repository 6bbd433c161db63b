using Exchange.Standards;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Routing keys of letters: department and levels of the division, <c>civilaffairs.21.02.02</c>. A township has no key of its own:
/// its letters go to its county, as do its files.
/// </summary>
internal static class LetterKeys
{
    private static readonly string[] Provinces =
    [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44", "45", "46",
        "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ];

    /// <summary>The key that a letter to <paramref name="office"/> is published under.</summary>
    public static string Of(Office office)
    {
        var division = office.Division;
        return (division.Level == DivisionLevel.Township ? office with { Division = division.County } : office).RoutingKey;
    }

    /// <summary>The patterns that a node is bound to.</summary>
    /// <param name="department">The node's department.</param>
    /// <param name="serves">
    /// Prefixes of the divisions it serves. A county's or a longer one is that county alone, a shorter one all that lies under it, with its
    /// own office. 210000 and 210100 are the province's and the city's own office alone.
    /// </param>
    /// <param name="gateway">Whether it also takes the letters to all provinces of which it serves nothing.</param>
    public static IReadOnlyList<string> Served(string department, IReadOnlyCollection<string> serves, bool gateway)
    {
        IEnumerable<string> prefixes = serves;
        if (gateway) prefixes = prefixes.Concat(Provinces.Where(province => !serves.Any(IsIn(province))));
        return [.. prefixes.Select(prefix => Pattern(department, prefix)).Distinct()];
    }

    private static Func<string, bool> IsIn(string province) => prefix => prefix.StartsWith(province, StringComparison.Ordinal);

    private static string Pattern(string department, string prefix) => prefix.Length switch
    {
        2 or 4 => $"{department}.{Office.Levels(prefix)}.#",
        >= 6 => new Office(department, DivisionCode.Parse(prefix[..6])).RoutingKey,
        _ => throw new ArgumentException($"'{prefix}' is no division prefix: expected 2, 4, 6, 9 or 12 digits.", nameof(prefix)),
    };
}
