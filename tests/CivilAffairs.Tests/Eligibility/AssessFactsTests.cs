using Exchange.CivilAffairs.Eligibility;
using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;

namespace Exchange.CivilAffairs.Tests.Eligibility;

public sealed class AssessFactsTests
{
    private static readonly DateOnly Day = new(2025, 7, 15);

    [Fact]
    public async Task The_same_facts_are_decided_on_alike_over_the_wire_and_in_process()
    {
        await using var node = await LedgerNode.StartAsync();
        var facts = Facts();

        var over = await node.Eligibility.AssessFactsAsync(new AssessFactsRequest { Facts = facts });
        var within = FactsAssessment.Assess(facts, Day);

        over.Decision.ShouldBe(within);
        within.AsOfDate.ShouldBe("2025-07-15", "today in China, where it is the 15th");
        within.Category.ShouldBe(BenefitCategory.DeFactoUnsupported);
        within.Destination.ShouldBe(Decision.Types.Destination.ReferToHukouCounty);
        within.DestinationDivision.ShouldBe("210202");
        within.MonthlyFen.ShouldBe(264_400);
        within.Rules.ShouldAllBe(r => r.Rule.Length > 0 && r.TextZh.Length > 0 && r.TextEn.Length > 0);
    }

    [Fact]
    public async Task Wrong_facts_are_refused_with_their_paths()
    {
        await using var node = await LedgerNode.StartAsync();

        (await RefusedAsync(node, new AssessFactsRequest())).ShouldBe(["facts FIELD_REQUIRED"]);
        (await RefusedAsync(node, new AssessFactsRequest { Facts = Facts(), AsOfDate = "yesterday" })).ShouldBe(["as_of_date FIELD_INVALID"]);
        var facts = Facts();
        facts.Parents[1].Role = ParentFacts.Types.Role.Unspecified;
        facts.Parents[0].Statuses[0].ToDate = "2019-12-31";
        facts.ResidenceDivision = "000000";
        (await RefusedAsync(node, new AssessFactsRequest { Facts = facts })).ShouldBe(
            ["facts.parents[1].role ENUM_VALUE_UNKNOWN", "facts.parents[0].statuses[0].to_date FIELD_INVALID", "facts.residence_division DIVISION_UNKNOWN"],
            ignoreOrder: true);
    }

    [Fact]
    public void An_enum_value_of_a_newer_contract_is_refused_in_process_too()
    {
        var facts = Facts();
        facts.Parents[0].Statuses[0].Kind = (ParentStatusKind)99;

        var fault = Should.Throw<FaultException>(() => FactsAssessment.Assess(facts, Day));

        fault.Info.Reason.ShouldBe("ENUM_VALUE_UNKNOWN");
        fault.Info.Metadata["field"].ShouldBe("facts.parents[0].statuses[0].kind");
    }

    [Fact]
    public void Nothing_known_is_a_decision_that_names_what_is_missing()
    {
        var decision = FactsAssessment.Assess(new ChildFacts(), Day);

        decision.Category.ShouldBe(BenefitCategory.ManualReview);
        decision.MissingFact.ShouldNotBeEmpty();
    }

    private static ChildFacts Facts() => new()
    {
        BirthDate = "2016-03-01",
        Hukou = new Hukou { Division = "210202" },
        ResidenceDivision = "210102",
        LivingArrangement = LivingArrangement.WithGuardian,
        LeftHukouDate = "2024-01-10",
        CareMode = CareMode.Dispersed,
        Parents =
        {
            Parent(ParentFacts.Types.Role.Father, ParentStatusKind.Dead),
            Parent(ParentFacts.Types.Role.Mother, ParentStatusKind.Imprisoned),
        },
    };

    private static ParentFacts Parent(ParentFacts.Types.Role role, ParentStatusKind kind) => new()
    {
        Role = role,
        Statuses = { new ParentStatusInterval { Kind = kind, FromDate = "2020-01-01", Source = "publicsecurity", TermMonths = kind == ParentStatusKind.Imprisoned ? 36 : 0 } },
    };

    private static async Task<IReadOnlyList<string>> RefusedAsync(LedgerNode node, AssessFactsRequest request) =>
        (await Refusal.OfAsync(node.Eligibility.AssessFactsAsync(request))).Fields;
}
