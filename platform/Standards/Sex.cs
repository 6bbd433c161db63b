namespace Exchange.Standards;

/// <summary>Sex as GB/T 2261.1-2003 codes it; the values are the codes.</summary>
public enum Sex
{
    /// <summary>0, 未知的性别.</summary>
    Unknown = 0,

    /// <summary>1, 男性.</summary>
    Male = 1,

    /// <summary>2, 女性.</summary>
    Female = 2,

    /// <summary>9, 未说明的性别.</summary>
    Unspecified = 9,
}

/// <summary>Sex as people write it.</summary>
public static class SexText
{
    /// <summary>Reads 男, 女, 男性, 女性, 未知, 未说明 or a code of GB/T 2261.1. Anything else, and nothing, is refused.</summary>
    public static bool TryParse(string? text, out Sex sex)
    {
        (sex, var known) = WrittenText.Tidy(text) switch
        {
            "男" or "男性" or "1" => (Sex.Male, true),
            "女" or "女性" or "2" => (Sex.Female, true),
            "未知" or "未知的性别" or "0" => (Sex.Unknown, true),
            "未说明" or "未说明的性别" or "9" => (Sex.Unspecified, true),
            _ => (Sex.Unknown, false),
        };
        return known;
    }
}
