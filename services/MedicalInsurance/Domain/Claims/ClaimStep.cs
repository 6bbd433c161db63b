using Exchange.Standards;

namespace Exchange.MedicalInsurance.Domain.Claims;

internal enum ClaimLayer
{
    Basic,
    Critical,
    Aid,
    Self,
    Tomorrow,
}

/// <summary>How one layer's amount came about.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Formula">The arithmetic with its figures: <c>min(120000.00, (45000.00 − 500.00) × 0.70)</c>.</param>
/// <param name="Amount">Rounded half up to the fen.</param>
/// <param name="Parameters">The figures used, with their sources.</param>
internal sealed record ClaimStep(ClaimLayer Layer, string Formula, Yuan Amount, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>It rests on an assumption and must be marked PROVISIONAL wherever it is shown.</summary>
    public bool IsProvisional => Parameters.Any(parameter => parameter.IsProvisional);
}
