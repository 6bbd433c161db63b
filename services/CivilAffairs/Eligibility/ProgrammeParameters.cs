using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Eligibility;

/// <summary>The figures of data/parameters that come with this assembly, each row checked against what the rules ask for.</summary>
internal static class ProgrammeParameters
{
    private static readonly Lazy<Parameters> Embedded = new(() => Parameters.LoadEmbedded(typeof(ProgrammeParameters).Assembly).Check(Keys.All));

    /// <exception cref="ParameterFormatException">A file is not right; the message names file, line and column.</exception>
    public static Parameters Current => Embedded.Value;
}
