using Exchange.Standards;

namespace Exchange.MedicalInsurance.Domain.Claims;

/// <summary>What a treatment costs the family after each layer. All layers and the family's part add up to the total.</summary>
/// <param name="Compliant">Total less what is out of the catalogue.</param>
/// <param name="Basic">基本医保.</param>
/// <param name="Critical">大病保险.</param>
/// <param name="Aid">医疗救助.</param>
/// <param name="Self">What is left before 明天计划.</param>
/// <param name="Tomorrow">明天计划.</param>
/// <param name="Steps">One a layer, in order.</param>
internal sealed record ClaimQuote(Yuan Compliant, Yuan Basic, Yuan Critical, Yuan Aid, Yuan Self, Yuan Tomorrow, IReadOnlyList<ClaimStep> Steps)
{
    public Yuan Family => Self - Tomorrow;

    public bool IsProvisional => Steps.Any(step => step.IsProvisional);

    /// <summary>Computes one claim by the rules of the insured place, wherever the treatment was.</summary>
    /// <param name="claim">One without a <see cref="Claim.Problem"/>.</param>
    /// <param name="insuredPlace">County or prefecture of the insurance.</param>
    /// <param name="settledOn">The day whose rules apply.</param>
    /// <param name="parameters">The figures.</param>
    /// <exception cref="ArgumentException">The claim has a problem.</exception>
    /// <exception cref="ParameterMissingException">A figure is not given for the place and day.</exception>
    public static ClaimQuote Of(Claim claim, DivisionCode insuredPlace, DateOnly settledOn, Parameters parameters)
    {
        if (claim.Problem is { } problem)
            throw new ArgumentException($"{problem.Field}: {problem.Problem}.", nameof(claim));

        var layers = new ClaimLayers(claim, new Policy(parameters, insuredPlace, settledOn));
        var compliant = claim.Total - claim.OutOfCatalogue;
        var basic = layers.Basic(compliant);
        var critical = layers.Critical(compliant - basic.Amount);
        var aid = layers.Aid(compliant - basic.Amount - critical.Amount);
        var self = layers.Self(compliant - basic.Amount - critical.Amount - aid.Amount);
        var tomorrow = layers.Tomorrow(self.Amount);
        return new ClaimQuote(compliant, basic.Amount, critical.Amount, aid.Amount, self.Amount, tomorrow.Amount, [basic, critical, aid, self, tomorrow]);
    }
}

/// <summary>The figures of the insured place on the day of settlement.</summary>
internal sealed class Policy(Parameters parameters, DivisionCode insuredPlace, DateOnly settledOn)
{
    public Figure<T> Get<T>(ParameterKey<T> key) => parameters.Get(key, insuredPlace, settledOn);
}
