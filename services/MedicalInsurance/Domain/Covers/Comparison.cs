using Exchange.Standards;

namespace Exchange.MedicalInsurance.Domain.Covers;

/// <summary>What is said about an insured person.</summary>
/// <param name="Name">Name.</param>
/// <param name="BirthDate">Birth date; <see langword="null"/> when it is not said.</param>
/// <param name="Insured">County where the person is insured; none when it is not said.</param>
internal sealed record InsuredStatement(string Name, DateOnly? BirthDate, DivisionCode Insured);

/// <summary>Compares what another department says with the register of the insured.</summary>
internal static class Comparison
{
    /// <summary>The fields that differ, by their proto names. What is not said does not differ.</summary>
    public static IReadOnlyList<string> Of(InsuredStatement said, InsuredStatement registered)
    {
        var differences = new List<string>();
        if (!PersonName.Agree(said.Name, registered.Name))
            differences.Add("name");
        if (said.BirthDate is { } day && day != registered.BirthDate)
            differences.Add("birth_date");
        if (!said.Insured.IsNone && said.Insured != registered.Insured)
            differences.Add("insured_division");
        return differences;
    }
}
