namespace Exchange.Standards;

/// <summary>
/// Finds divisions by the names that people write. A text is read from left to right as a path of names, each within the one
/// before it; levels may be missing, and each name may be cut short. The reading with fewest names cut short wins, then the greater
/// division.
/// </summary>
internal sealed class DivisionNames
{
    private readonly Dictionary<string, List<(Division Division, bool Short)>> _names = new(StringComparer.Ordinal);
    private int _longest;

    /// <summary>False for the groupings of the table that are no division of their own: 市辖区, 县, 省直辖县级行政区划.</summary>
    public static bool IsSpoken(string name) => name is not ("市辖区" or "县") && !name.EndsWith("直辖县级行政区划", StringComparison.Ordinal);

    public void Add(Division division, string also)
    {
        Add(division.Name, division, false);
        if (also.Length > 0)
            Add(also, division, false);
        foreach (var cut in DivisionShortNames.Of(division))
            Add(cut, division, true);
    }

    /// <returns>The best readings among the divisions that <paramref name="isWanted"/> lets pass, in the order of their codes.</returns>
    public IReadOnlyList<Division> Find(string text, Predicate<Division> isWanted)
    {
        var found = new Dictionary<Division, Reading>(ReferenceEqualityComparer.Instance);
        Read(text, null, default, found);
        var wanted = found.Where(pair => isWanted(pair.Key)).ToList();
        if (wanted.Count == 0)
            return [];

        var best = wanted.Min(pair => pair.Value);
        var divisions = wanted.Where(pair => pair.Value == best).Select(pair => pair.Key).ToList();
        return [.. divisions.OrderBy(division => division.Code)];
    }

    private void Read(ReadOnlySpan<char> text, Division? above, Reading soFar, Dictionary<Division, Reading> found)
    {
        var names = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(_longest, text.Length); length > 0; length--)
        {
            if (!names.TryGetValue(text[..length], out var candidates))
                continue;
            foreach (var (division, isShort) in candidates)
            {
                if (above is not null && (division.Code == above.Code || !division.Code.IsWithin(above.Code)))
                    continue;
                var reading = soFar.Then(division, isShort);
                if (length < text.Length)
                    Read(text[length..], division, reading, found);
                else if (!found.TryGetValue(division, out var known) || reading.CompareTo(known) < 0)
                    found[division] = reading;
            }
        }
    }

    private void Add(string name, Division division, bool isShort)
    {
        if (!_names.TryGetValue(name, out var divisions))
            _names.Add(name, divisions = []);
        divisions.Add((division, isShort));
        _longest = Math.Max(_longest, name.Length);
    }

    /// <summary>What a reading takes for granted; the least wins.</summary>
    private readonly record struct Reading(int Cuts, DivisionLevel Level) : IComparable<Reading>
    {
        public Reading Then(Division division, bool isShort) => new(Cuts + (isShort ? 1 : 0), division.Code.Level);

        public int CompareTo(Reading other) => (Cuts, Level).CompareTo((other.Cuts, other.Level));
    }
}
