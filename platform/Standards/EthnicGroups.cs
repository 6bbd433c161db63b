namespace Exchange.Standards;

/// <summary>An ethnic group as GB/T 3304-1991 codes it.</summary>
/// <param name="Code">Two digits: 01 to 56, 97 (others) or 98 (Chinese citizens of foreign descent).</param>
/// <param name="Name">汉族.</param>
/// <param name="Letters">The two letters of the standard (HA); empty for 97 and 98.</param>
public sealed record EthnicGroup(string Code, string Name, string Letters);

/// <summary>The codes of GB/T 3304-1991 (data/ethnic-groups.csv).</summary>
public static class EthnicGroups
{
    private static readonly Lazy<IReadOnlyList<EthnicGroup>> Embedded = new(() => DataFile.Read("ethnic-groups.csv", Load));

    /// <summary>All of them, in the order of their codes.</summary>
    public static IReadOnlyList<EthnicGroup> All => Embedded.Value;

    /// <summary>Finds a group by its code (01 or 1) or its name, with or without 族; null when there is none.</summary>
    public static EthnicGroup? Find(string? text)
    {
        var tidy = WrittenText.Tidy(text);
        var code = tidy.PadLeft(2, '0');
        return tidy.Length == 0 ? null : All.FirstOrDefault(group => group.Code == code || group.Name == tidy || group.Name == tidy + '族');
    }

    private static IReadOnlyList<EthnicGroup> Load(TextReader table) =>
        [.. DataFile.Rows(table, "code,name,letters").Select(row => new EthnicGroup(row[0], row[1], row[2]))];
}
