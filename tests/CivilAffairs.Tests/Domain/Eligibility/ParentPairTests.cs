using Exchange.CivilAffairs.Domain.Eligibility;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

/// <summary>Every status of the father with every status of the mother: the table of domain §3.</summary>
public sealed class ParentPairTests
{
    public static TheoryData<string, string> Pairs
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var father in Enum.GetNames<StatusCode>())
                foreach (var mother in Enum.GetNames<StatusCode>())
                    data.Add(father, mother);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_of_statuses_gives_the_category_of_its_letters(string father, string mother)
    {
        var decision = A.Child(A.Status(Enum.Parse<StatusCode>(father)), A.Status(Enum.Parse<StatusCode>(mother))).LivesWith(LivingArrangement.WithGuardian).Assessed();

        var expected = (father[0], mother[0]) switch
        {
            ('F', _) or (_, 'F') => Category.None,
            ('U', _) or (_, 'U') => Category.ManualReview,
            ('D', 'D') => Category.Orphan,
            _ => Category.DeFactoUnsupported,
        };
        decision.Category.ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_pair_that_cannot_be_decided_names_the_parent_whose_fact_is_missing(string father, string mother)
    {
        var decision = A.Child(A.Status(Enum.Parse<StatusCode>(father)), A.Status(Enum.Parse<StatusCode>(mother))).Assessed();

        if (decision.Category == Category.ManualReview)
            decision.SmallestMissingFact!.Id.ShouldBe(father == "U" ? "FATHER_STATUS" : "MOTHER_STATUS");
        else
            decision.SmallestMissingFact.ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Father_and_mother_may_change_places(string father, string mother)
    {
        var (one, other) = (A.Status(Enum.Parse<StatusCode>(father)), A.Status(Enum.Parse<StatusCode>(mother)));

        A.Child(one, other).Assessed().Category.ShouldBe(A.Child(other, one).Assessed().Category);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void From_the_eighteenth_birthday_no_pair_gives_a_category(string father, string mother)
    {
        var child = A.Child(A.Status(Enum.Parse<StatusCode>(father)), A.Status(Enum.Parse<StatusCode>(mother))).Born("2007-07-15");

        child.Assessed().Category.ShouldBe(Category.None);
    }
}
