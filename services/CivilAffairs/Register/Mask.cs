namespace Exchange.CivilAffairs.Register;

/// <summary>Hides personal data in lists.</summary>
internal static class Mask
{
    private const string Hidden = "***";

    /// <summary>The family name and a star for each further character: 张**.</summary>
    public static string Name(string name) => name.Length <= 1 ? Whole(name) : name[0] + new string('*', name.Length - 1);

    /// <summary>The last four characters, by which a worker who has the paper finds the row: **************002X.</summary>
    public static string Number(string number) => number.Length <= 4 ? Whole(number) : new string('*', number.Length - 4) + number[^4..];

    /// <summary>Whether there is something, and nothing of it.</summary>
    public static string Whole(string text) => text.Length == 0 ? "" : Hidden;
}
