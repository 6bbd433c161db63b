using System.Globalization;
using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using Proto = Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Eligibility;

/// <summary>Writes a decision as the contract has it, for calls, letters and the database.</summary>
internal static class DecisionWriter
{
    public static Proto.Decision Write(Decision decision)
    {
        var isUndetermined = decision.SmallestMissingFact is not null || decision.Migrant == MigrantStatus.Undetermined;
        var missing = isUndetermined ? decision.SmallestMissingFact ?? decision.Missing.FirstOrDefault() : null;
        var proto = new Proto.Decision
        {
            AsOfDate = Date(decision.AsOf),
            Migrant = (Proto.Decision.Types.MigrantStatus)decision.Migrant,
            SixMonthsDate = Date(decision.SixMonthsOn),
            Monitored = decision.IsMonitored,
            LeftBehind = decision.IsLeftBehind == true,
            Category = (BenefitCategory)((int)decision.Category + 1),
            MissingFact = missing?.Id ?? "",
            MissingFactText = missing?.Chinese ?? "",
            Services = { decision.Services.Select(service => Law.Word(service)) },
            Destination = (Proto.Decision.Types.Destination)decision.Destination.Kind,
            DestinationDivision = decision.Destination.Kind is DestinationKind.HukouCounty or DestinationKind.ProvincialGateway
                ? decision.Destination.County.ToSixDigits()
                : "",
            MonthlyFen = decision.Monthly?.Amount.Fen ?? 0,
            Provisional = decision.IsProvisional,
        };
        proto.Rules.AddRange(decision.Rules.Select(Write));
        proto.Rules.AddRange(decision.Conflicts.Select(Write));
        return proto;
    }

    private static Proto.AppliedRule Write(AppliedRule rule) => new()
    {
        Rule = rule.Rule,
        Clause = rule.Clause,
        EffectiveDate = Date(rule.EffectiveFrom),
        Satisfied = rule.Outcome == Outcome.Held,
        TextZh = rule.Chinese,
        TextEn = rule.English,
        Facts = { rule.Facts.Select(fact => fact.ToString()) },
        Parameters = { rule.Parameters.Select(Write) },
    };

    // Sources that contradict each other are shown, whichever of them a rule has followed.
    private static Proto.AppliedRule Write(SourceConflict conflict) => new()
    {
        Rule = $"CONFLICT.{conflict.About}",
        Satisfied = conflict.IsResolved,
        TextZh = conflict.IsResolved ? "来源不一致，已按规则取舍" : "来源不一致，须人工核实",
        TextEn = conflict.IsResolved ? "Sources disagree; a rule chose between them" : "Sources disagree; a person has to choose",
        Facts = { conflict.Statements },
    };

    private static Proto.UsedParameter Write(Parameter parameter) => new()
    {
        Name = parameter.Name,
        Value = parameter.Value,
        Source = parameter.Source,
        Provisional = parameter.IsProvisional,
    };

    private static string Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
