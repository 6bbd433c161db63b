using Exchange.Province;

namespace Exchange.Cli.Demo;

/// <summary>The paper files of the counties of registration, by citizen identity number.</summary>
internal sealed class CountyFiles(IEnumerable<SyntheticChild> children)
{
    private readonly Dictionary<string, SyntheticChild> _byNumber =
        children.Where(child => child.Id is not null).ToDictionary(child => child.Id!.Value.Reveal());

    /// <summary>What the file of <paramref name="county"/> says about a child. Only the county where the child was registered at first has one.</summary>
    public CountyFile Of(string citizenId, string county) =>
        _byNumber.TryGetValue(citizenId, out var child) && child.Hukou.County.ToSixDigits() == county ? child.File : CountyFile.Empty;
}
