using Exchange.Hosting;
using Exchange.Standards;

namespace Exchange.CivilAffairs;

/// <summary>The divisions that this node serves.</summary>
/// <param name="Prefixes">Provinces, prefectures or counties.</param>
/// <param name="IsGateway">It also receives what goes to places outside of the province.</param>
internal sealed record ServedDivisions(IReadOnlyList<DivisionCode> Prefixes, bool IsGateway)
{
    public static ServedDivisions Of(NodeOptions node) => new([.. node.Serves.Where(IsArea).Select(DivisionCode.Parse)], node.Gateway);

    /// <summary>A county or township of a division that is served.</summary>
    public bool Contains(DivisionCode place) => Prefixes.Any(place.IsWithin);

    // 210000 and 210100 are the province's and the city's own office, without the counties under it.
    private static bool IsArea(string prefix) => prefix.Length != 6 || DivisionCode.Parse(prefix).Level == DivisionLevel.County;
}
