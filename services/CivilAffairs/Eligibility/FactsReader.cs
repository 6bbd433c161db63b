using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Proto = Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Eligibility;

/// <summary>
/// Reads facts as the contract writes them into facts as the rules take them. What is left out stays unknown; what is wrong is noted with
/// its path, all of it at once.
/// </summary>
internal static class FactsReader
{
    /// <param name="facts">The facts of a request or of a stored entry.</param>
    /// <param name="path">Path of the facts in the request, such as <c>child.facts</c>.</param>
    /// <param name="check">Takes what is wrong; the result is then of no use.</param>
    public static ChildFacts Read(Proto.ChildFacts facts, string path, FieldCheck check)
    {
        var field = new FieldReader(path, check);
        return new ChildFacts
        {
            BirthDate = field.Date(facts.BirthDate, "birth_date"),
            Sex = SexOf(facts.Sex),
            Hukou = HukouOf(facts.Hukou ?? new(), field.In("hukou")),
            Residence = field.Division(facts.ResidenceDivision, "residence_division"),
            LivesWith = (LivingArrangement)facts.LivingArrangement,
            Departure = new Departure
            {
                LeftOn = field.Date(facts.LeftHukouDate, "left_hukou_date"),
                BornAway = facts.BornAway,
                Returns = field.Ranges(facts.Returns, "returns"),
            },
            Parents = ParentsReader.Read(facts, field),
            Holdings = HoldingsOf(facts.Programmes ?? new(), field.In("programmes")),
            Situation = SituationOf(facts.Difficulties, field),
            Studies = StudiesOf(facts.Studies, field.In("studies")),
            Protection = new Protection
            {
                Mode = (Domain.Eligibility.CareMode)facts.CareMode,
                Confirmed = CategoryOf(facts.FormerCategory, field),
                ConfirmedOn = field.Date(facts.ConfirmationDate, "confirmation_date"),
            },
        };
    }

    /// <summary>The standard's sex; the contract's numbers are the standard's plus one.</summary>
    public static Standards.Sex SexOf(Contracts.Type.V1.Sex sex) =>
        sex == Contracts.Type.V1.Sex.Unspecified ? Standards.Sex.Unspecified : (Standards.Sex)((int)sex - 1);

    private static Domain.Eligibility.Hukou HukouOf(Proto.Hukou hukou, FieldReader field)
    {
        var place = field.Division(hukou.Division, "division");
        if (hukou.Unregistered)
        {
            field.Require(hukou.Division.Length == 0, "division");
            field.Require(!hukou.Collective, "collective");
            return Domain.Eligibility.Hukou.None;
        }

        return place.IsNone
            ? Domain.Eligibility.Hukou.Unknown
            : Domain.Eligibility.Hukou.At(place) with { IsCollective = hukou.Collective };
    }

    private static Holdings HoldingsOf(Proto.ProgrammeLists lists, FieldReader field)
    {
        var hasCard = lists.DisabilityType != 0 || lists.DisabilityGrade != 0;
        if (hasCard)
        {
            field.Require(lists.DisabilityType is >= 1 and <= 7, "disability_type");
            field.Require(lists.DisabilityGrade is >= 1 and <= 4, "disability_grade");
        }

        return new Holdings
        {
            ExtremePoverty = HoldingOf(lists.ExtremePoverty, lists.ExtremePovertyFen, "extreme_poverty_fen", field),
            MinimumLiving = HoldingOf(lists.MinimumLiving, lists.MinimumLivingFen, "minimum_living_fen", field),
            DisabledLivingSubsidy = HoldingOf(lists.DisabilityLivingFen != 0, lists.DisabilityLivingFen, "disability_living_fen", field),
            Disability = hasCard ? new DisabilityCard((DisabilityType)lists.DisabilityType, lists.DisabilityGrade) : null,
            HasHiv = lists.Hiv,
        };
    }

    // A list that names no amount has not told it; an amount without a place on the list contradicts itself.
    private static Holding? HoldingOf(bool isListed, long fen, string name, FieldReader field)
    {
        field.Require(fen >= 0 && (isListed || fen == 0), name);
        return isListed ? new Holding(fen > 0 ? Yuan.FromFen(fen) : null) : null;
    }

    private static Situation SituationOf(IReadOnlyList<Proto.Difficulty> difficulties, FieldReader field)
    {
        for (var i = 0; i < difficulties.Count; i++)
            field.RequireEnum(difficulties[i] != Proto.Difficulty.Unspecified, $"difficulties[{i}]");
        return new Situation
        {
            HasLivingDifficulty = difficulties.Contains(Proto.Difficulty.Living),
            HasMedicalDifficulty = difficulties.Contains(Proto.Difficulty.Medical),
            HasSchoolingDifficulty = difficulties.Contains(Proto.Difficulty.Schooling),
            IsHarmed = difficulties.Contains(Proto.Difficulty.Harmed),
            IsAbandoned = difficulties.Contains(Proto.Difficulty.Abandoned),
            IsWandering = difficulties.Contains(Proto.Difficulty.Wandering) || difficulties.Contains(Proto.Difficulty.Lost),
            HasRunAway = difficulties.Contains(Proto.Difficulty.RanAway),
        };
    }

    private static IReadOnlyList<Study> StudiesOf(Proto.Studies? studies, FieldReader field)
    {
        if (studies is null)
            return [];
        var level = studies.Level switch
        {
            "SENIOR_SECONDARY" => StudyLevel.SeniorSecondary,
            "SECONDARY_VOCATIONAL" => StudyLevel.SecondaryVocational,
            "JUNIOR_COLLEGE" => StudyLevel.JuniorCollege,
            "BACHELOR" => StudyLevel.Bachelor,
            "MASTER" => StudyLevel.Master,
            "DOCTOR" => StudyLevel.Doctor,
            _ => StudyLevel.Unknown,
        };
        field.Require(level != StudyLevel.Unknown, "level");
        var suspended = field.Ranges(studies.Suspended, "suspended");
        return [.. field.Ranges(studies.Enrolled, "enrolled").Select(days => new Study(level, days) { Suspended = suspended })];
    }

    private static Category CategoryOf(BenefitCategory category, FieldReader field)
    {
        field.Require(category != BenefitCategory.ManualReview, "former_category");
        return category is BenefitCategory.Unspecified ? Category.None : (Category)((int)category - 1);
    }
}
