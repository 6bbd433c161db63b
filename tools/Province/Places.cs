using Exchange.Standards;

namespace Exchange.Province;

/// <summary>Places to live and to be registered. Townships are drawn evenly, so that a county weighs as much as it has townships.</summary>
internal sealed class Places
{
    private static readonly DivisionCode Liaoning = DivisionCode.Parse("21");
    public static readonly DivisionCode Shenyang = DivisionCode.Parse("2101");

    private readonly DivisionCode[] _shenyang;
    private readonly DivisionCode[] _elsewhere;
    private readonly DivisionCode[] _otherProvinces;

    public Places()
    {
        var divisions = Divisions.Current;
        var townships = divisions.CountiesOf(Liaoning)
            .SelectMany(county => divisions.TownshipsOf(county.Code))
            .Select(township => township.Code)
            .Where(code => !code.IsPseudoUnit)
            .ToArray();
        _shenyang = [.. townships.Where(code => code.IsWithin(Shenyang))];
        _elsewhere = [.. townships.Where(code => !code.IsWithin(Shenyang))];
        _otherProvinces = [.. divisions.Counties.Select(county => county.Code).Where(code => !code.IsWithin(Liaoning))];
    }

    public DivisionCode InShenyang(Random random) => Pick(_shenyang, random);

    public DivisionCode OutsideShenyang(Random random) => Pick(_elsewhere, random);

    public DivisionCode OutsideProvince(Random random) => Pick(_otherProvinces, random);

    public DivisionCode InShenyangBut(DivisionCode county, Random random) => PickWhere(_shenyang, code => !code.SameCounty(county), random);

    public DivisionCode OutsideShenyangBut(DivisionCode county, Random random) => PickWhere(_elsewhere, code => !code.SameCounty(county), random);

    public DivisionCode SameCountyBut(DivisionCode township, Random random) =>
        PickWhere(_shenyang, code => code.SameCounty(township) && code != township, random);

    private static DivisionCode Pick(DivisionCode[] places, Random random) => places[random.Next(places.Length)];

    private static DivisionCode PickWhere(DivisionCode[] places, Predicate<DivisionCode> wanted, Random random)
    {
        var found = Array.FindAll(places, wanted);
        return found.Length > 0 ? Pick(found, random) : throw new InvalidOperationException("The table of divisions has no such township.");
    }
}
