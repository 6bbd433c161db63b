namespace Exchange.Standards;

/// <summary>Names of persons as registers and people write them.</summary>
public static class PersonName
{
    // A middle dot joins the parts of many names of ethnic minorities. Keyboards offer several that look alike.
    private const string Dots = "·•‧∙⋅・･.";

    /// <summary>
    /// True when two texts write the same name: white space, width, capitals and the choice among look-alike middle dots do not
    /// count. Everything else does, 王 and 汪 as well as 萧 and 肖.
    /// </summary>
    public static bool Agree(string? one, string? other) => one == other || Plain(one) == Plain(other);

    private static string Plain(string? name)
    {
        var plain = WrittenText.Tidy(name).ToCharArray();
        foreach (ref var character in plain.AsSpan())
        {
            if (Dots.Contains(character))
                character = Dots[0];
        }
        return new string(plain);
    }
}
