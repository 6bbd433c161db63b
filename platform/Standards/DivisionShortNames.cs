namespace Exchange.Standards;

/// <summary>The shorter names under which people know a division: 沈阳 for 沈阳市, 岫岩 and 岫岩县 for 岫岩满族自治县.</summary>
internal static class DivisionShortNames
{
    // Longest first: 自治区 ends in 区.
    private static readonly string[] Suffixes =
        ["特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "林区", "特区", "街道", "省", "市", "州", "盟", "县", "区", "旗", "镇", "乡"];

    public static IEnumerable<string> Of(Division division)
    {
        var suffix = Array.Find(Suffixes, suffix => division.Name.EndsWith(suffix, StringComparison.Ordinal));
        if (suffix is null)
            yield break;

        var stem = division.Name[..^suffix.Length];
        var isAutonomous = suffix.StartsWith("自治", StringComparison.Ordinal) || stem.EndsWith('族');
        if (isAutonomous)
            stem = WithoutPeoples(stem);
        if (stem.Length < 2)
            yield break;

        yield return stem;
        if (isAutonomous && suffix.Length == 3)
            yield return stem + suffix[2];
    }

    /// <summary>双江拉祜族佤族布朗族傣族 becomes 双江; 新疆维吾尔, where 族 is left out, becomes 新疆; 内蒙古 stays.</summary>
    private static string WithoutPeoples(string stem)
    {
        for (var found = true; found;)
        {
            found = false;
            foreach (var people in EthnicGroups.All)
            {
                var name = stem.EndsWith('族') ? people.Name : people.Name.TrimEnd('族');
                if (name.Length < 2 || !stem.EndsWith(name, StringComparison.Ordinal) || stem.Length - name.Length < 2)
                    continue;
                stem = stem[..^name.Length];
                found = true;
            }
        }

        return stem;
    }
}
