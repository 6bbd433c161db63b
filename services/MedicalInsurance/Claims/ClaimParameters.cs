using Exchange.MedicalInsurance.Domain.Claims;
using Exchange.Standards;

namespace Exchange.MedicalInsurance.Claims;

/// <summary>The figures of data/parameters/claims.csv that come with this assembly, each row checked against what a quote asks for.</summary>
internal static class ClaimParameters
{
    private static readonly Lazy<Parameters> Embedded = new(() =>
        Parameters.LoadEmbedded(typeof(ClaimParameters).Assembly).Check(ClaimKeys.All));

    /// <exception cref="ParameterFormatException">The file is not right; the message names file, line and column.</exception>
    public static Parameters Current => Embedded.Value;
}
