using Exchange.CivilAffairs.Domain.Eligibility;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

public sealed class LegalParentTests
{
    private static readonly Parent DeadFather = A.Father(A.Dead);
    private static readonly Parent DeadMother = A.Mother(A.Dead);

    private static Parent Adopter(ParentRole role, Kinship kinship = Kinship.Adoptive, string since = "2024-05-10", GuardianStatus? status = null) =>
        new(role, kinship) { Since = A.Day(since), Statuses = [status ?? A.Functioning], Absences = [] };

    private static Decision Of(params Parent[] parents) => Of(null, parents);

    private static Decision Of(string? asOf, params Parent[] parents) =>
        (A.Child() with { Parents = parents, LivesWith = LivingArrangement.WithGuardian }).Assessed(asOf);

    [Theory]
    [InlineData("2024-05-09", Category.Orphan)]
    [InlineData("2024-05-10", Category.None)]
    internal void Adoptive_parents_replace_birth_parents_from_the_day_of_registration(string asOf, Category expected) =>
        Of(asOf, DeadFather, DeadMother, Adopter(ParentRole.Father), Adopter(ParentRole.Mother)).Category.ShouldBe(expected);

    [Fact]
    public void Two_dead_adoptive_parents_make_an_orphan_even_when_the_birth_parents_function() =>
        Of(A.Father(A.Functioning), A.Mother(A.Functioning), Adopter(ParentRole.Father, status: A.Dead), Adopter(ParentRole.Mother, status: A.Dead))
            .Category.ShouldBe(Category.Orphan);

    [Fact]
    public void A_dissolved_adoption_brings_the_birth_parents_back() =>
        Of(DeadFather, DeadMother, Adopter(ParentRole.Father) with { Until = A.Day("2025-06-30") }, Adopter(ParentRole.Mother) with { Until = A.Day("2025-06-30") })
            .Category.ShouldBe(Category.Orphan);

    [Fact]
    public void A_step_parent_does_not_count() =>
        Of(DeadFather, DeadMother, new Parent(ParentRole.Mother, Kinship.Step) { Statuses = [A.Functioning] }).Category.ShouldBe(Category.Orphan);

    [Fact]
    public void Remarriage_of_a_functioning_mother_changes_nothing() =>
        Of(DeadFather, A.Mother(A.Functioning), new Parent(ParentRole.Father, Kinship.Step) { Statuses = [A.Imprisoned(36)] }).Category.ShouldBe(Category.None);

    [Fact]
    public void A_step_father_who_adopts_replaces_the_birth_father_alone()
    {
        Of(DeadFather, A.Mother(A.Imprisoned(36)), Adopter(ParentRole.Father, Kinship.StepAdoptive)).Category.ShouldBe(Category.None);
        Of(A.Father(A.Functioning), A.Mother(A.Imprisoned(36)), Adopter(ParentRole.Father, Kinship.StepAdoptive, status: A.Dead)).Category.ShouldBe(Category.DeFactoUnsupported);
    }

    [Fact]
    public void One_who_adopts_alone_is_the_only_legal_parent()
    {
        Of(DeadFather, DeadMother, Adopter(ParentRole.Mother, Kinship.SoleAdoptive)).Category.ShouldBe(Category.None);
        Of(A.Father(A.Functioning), DeadMother, Adopter(ParentRole.Mother, Kinship.SoleAdoptive, status: A.Dead)).Category.ShouldBe(Category.Orphan);
        Of(Adopter(ParentRole.Mother, Kinship.SoleAdoptive, status: A.Imprisoned(36))).Category.ShouldBe(Category.DeFactoUnsupported);
    }

    [Fact]
    public void A_joint_adoption_of_which_one_parent_is_not_recorded_names_the_other() =>
        Of(DeadFather, DeadMother, Adopter(ParentRole.Father, status: A.Dead)).SmallestMissingFact!.Id.ShouldBe("MOTHER_STATUS");

    [Fact]
    public void A_parent_who_is_not_recorded_is_unknown() => Of(DeadFather).SmallestMissingFact!.Id.ShouldBe("MOTHER_STATUS");

    [Fact]
    public void Nobody_recorded_at_all_is_unknown() => Of().Category.ShouldBe(Category.ManualReview);

    [Fact]
    public void Two_birth_fathers_leave_it_to_a_person_which_is_the_legal_one() =>
        Of(DeadFather, A.Father(A.Functioning), DeadMother).SmallestMissingFact!.Id.ShouldBe("FATHER_IDENTITY");
}
