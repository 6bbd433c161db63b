using System.Globalization;

namespace Exchange.Standards;

/// <summary>
/// The code of an administrative division (行政区划代码): a province, prefecture or county by GB/T 2260, or a township by the
/// statistics bureau's nine digits. Whether a division of that code exists is for <see cref="Divisions"/> to say.
/// </summary>
/// <remarks>
/// <c>default</c> is <see cref="None"/>, and so is every part or superior that a code does not have. The written form has the
/// significant digits alone: <c>21</c>, <c>2101</c>, <c>210102</c>, <c>210102001</c>.
/// </remarks>
public readonly record struct DivisionCode : IComparable<DivisionCode>
{
    // 2, 4, 6 or 9 significant digits as a number; the first is never 0, so the size tells the level.
    private readonly int _number;

    internal DivisionCode(int number) => _number = number;

    /// <summary>No division.</summary>
    public static DivisionCode None => default;

    /// <summary>True for <see cref="None"/>.</summary>
    public bool IsNone => _number == 0;

    /// <summary>The level that the code's length tells.</summary>
    public DivisionLevel Level => _number switch
    {
        0 => DivisionLevel.None,
        < 100 => DivisionLevel.Province,
        < 10_000 => DivisionLevel.Prefecture,
        < 1_000_000 => DivisionLevel.County,
        _ => DivisionLevel.Township,
    };

    /// <summary>The province that this is or lies in.</summary>
    public DivisionCode Province => At(DivisionLevel.Province);

    /// <summary>The prefecture (地级市) that this is or lies in; <see cref="None"/> for a province.</summary>
    public DivisionCode Prefecture => At(DivisionLevel.Prefecture);

    /// <summary>The county (县级) that this is or lies in; <see cref="None"/> for a province or prefecture.</summary>
    public DivisionCode County => At(DivisionLevel.County);

    /// <summary>The township (乡级) that this is; <see cref="None"/> for anything above.</summary>
    public DivisionCode Township => At(DivisionLevel.Township);

    /// <summary>The division one level above: township, county, prefecture, province, <see cref="None"/>.</summary>
    public DivisionCode Superior => Level <= DivisionLevel.Province ? None : At(Level - 1);

    /// <summary>
    /// True for a township code whose last three digits are 400 or more: farms, development zones and the like, which the
    /// statistics bureau counts with townships but which have no township office of their own.
    /// </summary>
    public bool IsPseudoUnit => Level == DivisionLevel.Township && _number % 1000 >= 400;

    /// <summary>This division or the one above it at <paramref name="level"/>; <see cref="None"/> when this one is higher.</summary>
    public DivisionCode At(DivisionLevel level)
    {
        var number = _number;
        if (Level < level || level == DivisionLevel.None)
            return None;
        for (var at = Level; at > level; at--)
            number /= at == DivisionLevel.Township ? 1000 : 100;
        return new DivisionCode(number);
    }

    /// <summary>True when this is <paramref name="division"/> or lies in it. Nothing is within <see cref="None"/>.</summary>
    public bool IsWithin(DivisionCode division) => !division.IsNone && At(division.Level) == division;

    /// <summary>True when both lie in the same county; false when either has none.</summary>
    public bool SameCounty(DivisionCode other) => !County.IsNone && County == other.County;

    /// <summary>
    /// The nearest division above both, which can decide between them: the prefecture of two of its counties, else the province;
    /// <see cref="None"/> for two provinces. It is never one of the two, even when one lies in the other.
    /// </summary>
    public static DivisionCode CommonSuperior(DivisionCode a, DivisionCode b)
    {
        var superior = a.Superior;
        while (!superior.IsNone && !(b.IsWithin(superior) && b != superior))
            superior = superior.Superior;
        return superior;
    }

    /// <summary>
    /// Reads 2, 4, 6, 9 or 12 digits. Trailing zeros are dropped (210100 is 2101); of the 12 digits of the statistics bureau the
    /// village is dropped. White space and full-width digits are put right.
    /// </summary>
    /// <returns>True with the code, or false with the first reason that applies.</returns>
    public static bool TryParse(string? text, out DivisionCode code, out DivisionCodeError error)
    {
        error = DivisionCodeText.Read(text, out code);
        return error == DivisionCodeError.None;
    }

    /// <inheritdoc cref="TryParse(string?, out DivisionCode, out DivisionCodeError)"/>
    public static bool TryParse(string? text, out DivisionCode code) => TryParse(text, out code, out _);

    /// <summary>Reads a code that is known to be right.</summary>
    /// <exception cref="FormatException">It is not; the message names the reason.</exception>
    public static DivisionCode Parse(string? text) =>
        TryParse(text, out var code, out var error) ? code : throw new FormatException($"'{text}' is no division code: {error}.");

    /// <summary>The significant digits: 2, 4, 6 or 9 of them, or the empty string for <see cref="None"/>.</summary>
    public override string ToString() => IsNone ? "" : _number.ToString(CultureInfo.InvariantCulture);

    /// <summary>At least six digits, as GB/T 2260 writes a province (210000) or a prefecture (210100).</summary>
    public string ToSixDigits() => IsNone ? "" : ToString().PadRight(6, '0');

    /// <summary>Orders as a table of divisions does: each division before those that lie in it.</summary>
    public int CompareTo(DivisionCode other) => (NineDigits, Level).CompareTo((other.NineDigits, other.Level));

    private int NineDigits => Level switch
    {
        DivisionLevel.Province => _number * 10_000_000,
        DivisionLevel.Prefecture => _number * 100_000,
        DivisionLevel.County => _number * 1000,
        _ => _number,
    };
}
