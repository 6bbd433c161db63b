namespace Exchange.Standards;

/// <summary>
/// The table of administrative divisions: every province, prefecture and county of mainland China, and the townships of Liaoning.
/// All members are safe for concurrent use.
/// </summary>
public sealed class Divisions
{
    private static readonly Lazy<Divisions> Embedded = new(() =>
        DataFile.Read("divisions.csv", divisions => DataFile.Read("townships.csv", townships => Load(divisions, townships))));

    private readonly Dictionary<DivisionCode, Division> _table = [];
    private readonly Dictionary<DivisionCode, List<Division>> _parts = [];
    private readonly DivisionNames _names = new();

    private Divisions()
    {
    }

    /// <summary>The table that comes with this assembly (data/divisions.csv, data/townships.csv): codes as of 2023-06-30.</summary>
    public static Divisions Current => Embedded.Value;

    /// <summary>The provinces, in the order of their codes.</summary>
    public IReadOnlyList<Division> Provinces => PartsOf(DivisionCode.None);

    /// <summary>The counties of the whole table, in the order of their codes.</summary>
    public IReadOnlyList<Division> Counties { get; private set; } = [];

    /// <summary>Reads another table of the form of data/divisions.csv (code, name, also) and data/townships.csv (code, name).</summary>
    /// <exception cref="FormatException">It is not of that form, or a division stands before its superior.</exception>
    public static Divisions Load(TextReader divisions, TextReader townships)
    {
        var table = new Divisions();
        foreach (var row in DataFile.Rows(divisions, "code,name,also"))
            table.Add(row[0], row[1], row[2]);
        foreach (var row in DataFile.Rows(townships, "code,name"))
            table.Add(row[0], row[1], "");
        table.Counties = [.. table.Provinces.SelectMany(province => table.CountiesOf(province.Code))];
        return table;
    }

    /// <summary>Whether there is a division of this code.</summary>
    public bool Contains(DivisionCode code) => _table.ContainsKey(code);

    /// <summary>The division of this code; null when there is none.</summary>
    public Division? this[DivisionCode code] => _table.GetValueOrDefault(code);

    /// <summary>The division's own name, 和平区; its code when there is none, so that a message can always be written.</summary>
    public string NameOf(DivisionCode code) => this[code]?.Name ?? code.ToString();

    /// <summary>The division's full name, 辽宁省沈阳市和平区; its code when there is none.</summary>
    public string FullNameOf(DivisionCode code) => this[code]?.FullName ?? code.ToString();

    /// <summary>The divisions directly below: of <see cref="DivisionCode.None"/> the provinces, of a county its townships.</summary>
    public IReadOnlyList<Division> PartsOf(DivisionCode code) => _parts.TryGetValue(code, out var parts) ? parts : [];

    /// <summary>The counties of a province or prefecture, or the county itself.</summary>
    public IReadOnlyList<Division> CountiesOf(DivisionCode code) => code.Level switch
    {
        DivisionLevel.Province => [.. PartsOf(code).SelectMany(prefecture => PartsOf(prefecture.Code))],
        DivisionLevel.Prefecture => PartsOf(code),
        DivisionLevel.County when this[code] is { } county => [county],
        _ => [],
    };

    /// <summary>The township-level units of a county, pseudo-units included; empty outside Liaoning.</summary>
    public IReadOnlyList<Division> TownshipsOf(DivisionCode county) => county.Level == DivisionLevel.County ? PartsOf(county) : [];

    /// <summary>
    /// The divisions that a text names: a code, or a name with or without its superiors and with or without 省, 市, 县, 区 and the
    /// like: 210102, 沈阳市和平区, 辽宁省沈阳市和平区, 沈阳和平. Of several readings the one with fewest such words left out wins, then
    /// the greater division (阜新 is the city, not 阜新蒙古族自治县).
    /// </summary>
    /// <param name="text">What the ledger says.</param>
    /// <param name="within">Only divisions within this one: 21 for a ledger of Liaoning. <see cref="DivisionCode.None"/> for all.</param>
    /// <param name="level">Only divisions of this level. <see cref="DivisionLevel.None"/> for all.</param>
    /// <returns>None when the text names no division, one, or several when it is ambiguous (和平区 is in 沈阳 and in 天津).</returns>
    public IReadOnlyList<Division> Find(string? text, DivisionCode within = default, DivisionLevel level = DivisionLevel.None)
    {
        if (DivisionCode.TryParse(text, out var code))
            return this[code] is { } division && IsWanted(division) ? [division] : [];
        return _names.Find(WrittenText.Tidy(text), IsWanted);

        bool IsWanted(Division found) =>
            (within.IsNone || found.Code.IsWithin(within)) && (level == DivisionLevel.None || found.Code.Level == level);
    }

    private void Add(string digits, string name, string also)
    {
        var code = DivisionCode.Parse(digits);
        var superior = this[code.Superior];
        if (superior is null && !code.Superior.IsNone)
            throw new FormatException($"The superior of {digits} must stand before it.");

        var isSpoken = DivisionNames.IsSpoken(name);
        var above = superior?.FullName ?? "";
        // A city that acts as its own county (442000) has the same name twice.
        var division = new Division(code, name, !isSpoken || superior?.Name == name ? above : above + name);
        _table.Add(code, division);
        if (!_parts.TryGetValue(code.Superior, out var siblings))
            _parts.Add(code.Superior, siblings = []);
        siblings.Add(division);
        if (isSpoken)
            _names.Add(division, also);
    }
}
