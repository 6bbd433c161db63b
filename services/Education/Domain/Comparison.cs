using Exchange.Standards;

namespace Exchange.Education.Domain;

/// <summary>What is said about a student.</summary>
/// <param name="Name">Name.</param>
/// <param name="BirthDate">Birth date; <see langword="null"/> when it is not said.</param>
/// <param name="School">County of the school; none when it is not said.</param>
internal sealed record StudentStatement(string Name, DateOnly? BirthDate, DivisionCode School);

/// <summary>Compares what another department says with the school register.</summary>
internal static class Comparison
{
    /// <summary>The fields that differ, by their proto names. What is not said does not differ.</summary>
    public static IReadOnlyList<string> Of(StudentStatement said, StudentStatement registered)
    {
        var differences = new List<string>();
        if (!PersonName.Agree(said.Name, registered.Name))
            differences.Add("name");
        if (said.BirthDate is { } day && day != registered.BirthDate)
            differences.Add("birth_date");
        if (!said.School.IsNone && said.School != registered.School)
            differences.Add("school_division");
        return differences;
    }
}
