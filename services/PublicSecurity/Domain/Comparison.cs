using Exchange.Standards;

namespace Exchange.PublicSecurity.Domain;

/// <summary>What is said about a person.</summary>
/// <param name="Name">Name.</param>
/// <param name="Sex">Sex; only male and female say anything.</param>
/// <param name="BirthDate">Birth date; <see langword="null"/> when it is not said.</param>
/// <param name="Hukou">County or township of registration; none when it is not said.</param>
internal sealed record PersonStatement(string Name, Sex Sex, DateOnly? BirthDate, DivisionCode Hukou);

/// <summary>Compares what another department says with the register.</summary>
internal static class Comparison
{
    /// <summary>The fields that differ, by their proto names. What one side does not say does not differ.</summary>
    public static IReadOnlyList<string> Of(PersonStatement said, PersonStatement registered)
    {
        var differences = new List<string>();
        if (!PersonName.Agree(said.Name, registered.Name))
            differences.Add("name");
        if (IsSaid(said.Sex) && IsSaid(registered.Sex) && said.Sex != registered.Sex)
            differences.Add("sex");
        if (said.BirthDate is { } day && day != registered.BirthDate)
            differences.Add("birth_date");
        if (!said.Hukou.IsNone && !Agree(said.Hukou, registered.Hukou))
            differences.Add("hukou_division");
        return differences;
    }

    private static bool IsSaid(Sex sex) => sex is Sex.Male or Sex.Female;

    // A county agrees with each of its townships, whichever side is the more precise.
    private static bool Agree(DivisionCode a, DivisionCode b) => a.IsWithin(b) || b.IsWithin(a);
}
