using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

/// <summary>Every decision is explained: rule, clause, day, facts, figures, both languages, and what is provisional.</summary>
public sealed class ExplanationTests
{
    private static readonly Decision Rich = (A.Child(A.Dead, A.Imprisoned(36)).From("211224", "210102", "2024-01-10") with
    {
        LivesWith = LivingArrangement.WithGuardian,
        Holdings = new Holdings { MinimumLiving = new Holding(Yuan.Of(500)), Disability = new DisabilityCard(DisabilityType.Limb, 2) },
        Situation = new Situation { HasMedicalDifficulty = true },
    }).Assessed();

    [Fact]
    public void Every_rule_has_a_clause_with_its_day_and_source_in_the_parameter_files()
    {
        foreach (var rule in Rule.All)
        {
            var clause = A.Law.Find(rule.Clause, A.Place("210102"), A.AsOf);
            clause.ShouldNotBeNull(rule.Id);
            clause.Value.Row.Source.ShouldNotBeNullOrWhiteSpace();
        }
    }

    [Fact]
    public void Every_line_gives_rule_clause_day_and_both_languages()
    {
        foreach (var rule in Rich.Rules)
        {
            rule.Rule.ShouldMatch("^[A-Z_]+\\.[A-Z0-9_]+$");
            rule.Clause.ShouldNotBeNullOrWhiteSpace();
            rule.EffectiveFrom.ShouldBeLessThanOrEqualTo(A.AsOf);
            rule.Chinese.Any(letter => letter is >= '一' and <= '龥').ShouldBeTrue(rule.Rule);
            rule.English.Any(letter => letter is >= '一' and <= '龥').ShouldBeFalse(rule.English);
        }
    }

    [Fact]
    public void The_six_months_rest_on_the_civil_code_with_the_facts_and_the_figure_used()
    {
        var rule = Rich.Rules.Single(rule => rule.Rule == "MIGRANT.SIX_MONTHS");

        rule.Clause.ShouldBe("民法典第201、202、1259条");
        rule.Facts.ShouldContain(new FactUsed("child.left_hukou_on", "2024-01-10"));
        var months = rule.Parameters.ShouldHaveSingleItem();
        months.Name.ShouldBe("migrant.months");
        months.Origin.ShouldBe(ParameterOrigin.Report);
    }

    [Fact]
    public void Two_parents_declared_missing_rest_on_the_document_that_says_so() =>
        A.Child(A.DeclaredMissing, A.DeclaredMissing).Assessed().Rules.Single(rule => rule.Rule == "ORPHAN.BOTH_PARENTS").Clause.ShouldBe("民发〔2010〕161号");

    [Fact]
    public void A_decision_that_used_an_assumption_is_provisional_and_one_that_did_not_is_not()
    {
        Rich.IsProvisional.ShouldBeTrue();
        Rich.Rules.Where(rule => rule.IsProvisional).Select(rule => rule.Rule).ShouldContain("PAY.RATE");
        A.Child().Assessed().IsProvisional.ShouldBeFalse();
    }

    [Fact]
    public void A_finding_is_listed_once()
    {
        Decision[] decisions =
        [
            Rich,
            (A.Child(A.Dead, A.Dead) with { Hukou = Hukou.None }).Assessed(),
            A.Child(A.Dead, A.Dead).From("220102", "210102", "2024-01-10").Assessed(),
        ];

        foreach (var decision in decisions)
            decision.Rules.DistinctBy(rule => (rule.Rule, rule.Chinese)).Count().ShouldBe(decision.Rules.Count);
    }

    [Fact]
    public void A_refusal_says_which_parent_did_not_meet_the_test_and_why()
    {
        var decision = A.Child(A.Dead, A.Imprisoned(5)).LivesWith(LivingArrangement.WithGuardian).Assessed();

        decision.Rules.Single(rule => rule.Rule == "DFUC.BOTH_PARENTS").Outcome.ShouldBe(Outcome.NotHeld);
        var mother = decision.Rules.Single(rule => rule.Rule == "PARENT.C3");
        mother.Outcome.ShouldBe(Outcome.NotHeld);
        mother.English.ShouldContain("5 months");
        mother.Facts.ShouldContain(new FactUsed("term.months", "5"));
    }

    [Fact]
    public void An_undecided_case_names_one_smallest_fact_with_its_owner_in_both_languages()
    {
        var missing = A.Child(A.Dead, A.UnknownStatus).Assessed().SmallestMissingFact!;

        missing.Id.ShouldBe("MOTHER_STATUS");
        missing.Owner.ShouldBe(Authority.PublicSecurity);
        missing.Chinese.ShouldContain("母亲");
        missing.English.ShouldContain("mother");
    }

    [Fact]
    public void The_same_facts_day_and_figures_give_the_same_decision()
    {
        var again = (A.Child(A.Dead, A.Imprisoned(36)).From("211224", "210102", "2024-01-10") with { LivesWith = LivingArrangement.WithGuardian });

        again.Assessed().Rules.Select(rule => rule.Chinese).ShouldBe(again.Assessed().Rules.Select(rule => rule.Chinese));
    }

    [Fact]
    public void Words_of_the_wire_are_upper_snake()
    {
        Law.Word(Category.DeFactoUnsupported).ShouldBe("DE_FACTO_UNSUPPORTED");
        Law.Word(MigrantStatus.PendingSixMonths).ShouldBe("PENDING_SIX_MONTHS");
        Law.Word(StatusCode.C3).ShouldBe("C3");
    }
}
