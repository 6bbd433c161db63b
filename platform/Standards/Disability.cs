namespace Exchange.Standards;

/// <summary>The kind of a disability, as GB/T 26341-2010 codes it; the values are the codes.</summary>
public enum DisabilityType
{
    /// <summary>No kind is known.</summary>
    Unknown = 0,

    /// <summary>1, 视力残疾.</summary>
    Visual = 1,

    /// <summary>2, 听力残疾.</summary>
    Hearing = 2,

    /// <summary>3, 言语残疾.</summary>
    Speech = 3,

    /// <summary>4, 肢体残疾.</summary>
    Limb = 4,

    /// <summary>5, 智力残疾.</summary>
    Intellectual = 5,

    /// <summary>6, 精神残疾.</summary>
    Mental = 6,

    /// <summary>7, 多重残疾: two kinds or more; the grade is that of the gravest.</summary>
    Multiple = 7,
}

/// <summary>A disability as a card states it, by GB/T 26341-2010.</summary>
/// <param name="Type">The kind.</param>
/// <param name="Grade">1 (gravest) to 4.</param>
public readonly record struct Disability(DisabilityType Type, int Grade)
{
    private const string Grades = "一二三四";
    private static readonly string[] Types = ["视力", "听力", "言语", "肢体", "智力", "精神", "多重"];

    /// <summary>Reads 智力三级, 智力残疾三级, 肢体残疾2级 or the two digits that end a card's number (53).</summary>
    public static bool TryParse(string? text, out Disability disability)
    {
        disability = default;
        var tidy = WrittenText.Tidy(text).Replace("残疾", "", StringComparison.Ordinal).TrimEnd('级');
        var type = Array.FindIndex(Types, name => tidy.StartsWith(name, StringComparison.Ordinal)) + 1;
        var grade = type > 0 ? tidy[Types[type - 1].Length..] : tidy.Length == 2 ? tidy[1..] : "";
        if (type == 0 && tidy.Length == 2 && tidy[0] is >= '1' and <= '7')
            type = tidy[0] - '0';
        if (type == 0 || grade.Length != 1)
            return false;

        var number = Grades.IndexOf(grade[0], StringComparison.Ordinal) + 1;
        if (number == 0 && grade[0] is >= '1' and <= '4')
            number = grade[0] - '0';
        disability = number == 0 ? default : new Disability((DisabilityType)type, number);
        return number != 0;
    }

    /// <summary>As ledgers write it: 智力三级.</summary>
    public override string ToString() =>
        Type is >= DisabilityType.Visual and <= DisabilityType.Multiple && Grade is >= 1 and <= 4
            ? $"{Types[(int)Type - 1]}{Grades[Grade - 1]}级"
            : "";
}
