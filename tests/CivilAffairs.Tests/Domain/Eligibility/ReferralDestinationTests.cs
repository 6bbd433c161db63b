using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Eligibility;

public sealed class ReferralDestinationTests
{
    private static ChildFacts Orphan(string hukou, string residence) =>
        A.Child(A.Dead, A.Dead).From(hukou, residence, "2024-01-01").LivesWith(LivingArrangement.WithGuardian);

    [Theory]
    [InlineData("210202", "210102", DestinationKind.HukouCounty)]
    [InlineData("210103", "210102", DestinationKind.HukouCounty)]
    [InlineData("210102", "210102", DestinationKind.Local)]
    [InlineData("210102001", "210102003", DestinationKind.Local)]
    [InlineData("220102", "210102", DestinationKind.ProvincialGateway)]
    internal void A_case_goes_to_the_hukou_county(string hukou, string residence, DestinationKind expected) =>
        Orphan(hukou, residence).Assessed().Destination.ShouldBe(new Destination(expected, A.Place(hukou).County));

    [Fact]
    public void Merged_districts_still_refer_because_the_hukou_county_pays() =>
        Orphan("210103", "210102").Assessed(parameters: A.With("migrant.merge_city_districts=true")).Destination.Kind.ShouldBe(DestinationKind.HukouCounty);

    [Fact]
    public void The_place_of_residence_gives_aid_while_a_referral_is_pending()
    {
        Orphan("210202", "210102").Assessed().Services.ShouldContain(Service.TemporaryAid);
        Orphan("210102", "210102").Assessed().Services.ShouldNotContain(Service.TemporaryAid);
    }

    [Fact]
    public void Outside_the_province_nothing_is_paid_and_a_care_case_is_opened()
    {
        var decision = Orphan("220102", "210102").Assessed();

        decision.Services.ShouldBe([Service.TemporaryAid, Service.CareCase]);
        decision.Monthly!.Amount.ShouldBe(Yuan.Zero);
        decision.Rules.Single(rule => rule.Rule == "PAY.RATE").Outcome.ShouldBe(Outcome.NotHeld);
    }

    [Fact]
    public void A_migrant_child_in_difficulty_is_referred_too() =>
        (A.Child().From("210202", "210102", "2024-01-01") with { Situation = new Situation { HasLivingDifficulty = true } }).Assessed()
            .Destination.Kind.ShouldBe(DestinationKind.HukouCounty);

    [Fact]
    public void Without_benefit_or_difficulty_there_is_nothing_to_refer() =>
        A.Child().From("210202", "210102", "2024-01-01").Assessed().Destination.Kind.ShouldBe(DestinationKind.None);

    [Fact]
    public void What_a_person_has_to_decide_is_not_referred() =>
        A.Child(A.Dead, A.UnknownStatus).From("210202", "210102", "2024-01-01").Assessed().Destination.Kind.ShouldBe(DestinationKind.ManualReview);

    [Fact]
    public void A_hukou_transferred_before_the_day_sends_the_case_to_the_new_county()
    {
        var child = Orphan("210202", "210102");
        var moved = child with { Hukou = child.Hukou with { Transfers = [new HukouTransfer(A.Day("2025-07-15"), A.Place("211322"))] } };

        moved.Assessed("2025-07-14").Destination.County.ShouldBe(A.Place("210202"));
        moved.Assessed("2025-07-15").Destination.County.ShouldBe(A.Place("211322"));
    }
}
