using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Testing;

namespace Exchange.CivilAffairs.Tests.Referrals;

public class HouseholdMovesTests
{
    [Fact]
    public async Task A_case_that_is_not_confirmed_follows_the_registration()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var referral = await nodes.ReferAsync();
        await nodes.Rest.AcceptAsync(referral.ReferralId);
        await nodes.MoveHouseholdAsync(referral, "210202001", "211322", "2025-07-10");

        var moved = await nodes.Rest.UntilAsync(referral.ReferralId, ReferralSide.Hukou, r => r.Leg == 2);
        moved.HukouDivision.ShouldBe("211322");
        await nodes.Rest.AcceptAsync(referral.ReferralId);
        (await nodes.Rest.ConfirmAsync(referral.ReferralId)).Protection.Division.ShouldBe("211322");
    }

    [Fact]
    public async Task News_of_a_move_that_comes_before_the_case_is_not_forgotten()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var child = await nodes.FindChildAsync();
        var key = nodes.Rest.Node.Get<Hosting.Security.IdentityVault>().Key(Standards.CitizenId.Parse(child.Identity.CitizenId));
        await nodes.MoveHouseholdAsync(key, "210203", "211322", "2025-07-12");
        await nodes.MoveHouseholdAsync(key, "210202", "210203", "2025-07-10");
        await Eventually.TrueAsync(() => nodes.Rest.ReadAsync(db => db.HouseholdMoves.Count() == 2), "both moves");

        // The ledger of Shenyang is told too and would name the new county; the case was on its way to the old one.
        await nodes.Shenyang.Transactions.RunAsync("test", unit => TestCases.SendAsync(unit, child, "210202"), default);

        var referred = await nodes.Rest.UntilAsync(TestCases.Id, ReferralSide.Hukou, ReferralState.ReRouted);
        referred.Decision.RightDivision.ShouldBe("211322");
    }

    [Fact]
    public async Task After_confirmation_the_old_county_pays_through_the_month_of_the_move_and_the_new_one_from_the_next()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var referral = await nodes.ReferAsync();
        await nodes.Rest.AcceptAsync(referral.ReferralId);
        await nodes.Rest.ConfirmAsync(referral.ReferralId);
        await nodes.Shenyang.UntilAsync(referral.ReferralId, ReferralSide.Residence, ReferralState.Confirmed);
        nodes.Clock.Advance(TimeSpan.FromDays(70));
        await nodes.MoveHouseholdAsync(referral, "210202", "211322", "2025-09-20");

        await Eventually.TrueAsync(
            () => nodes.Rest.ReadAsync(db => db.Protections.AsEnumerable().Any(p => p.Running && p.Division.ToString() == "211322")),
            "the new county pays");
        var paid = await nodes.Rest.ReadAsync(db => db.Protections.AsEnumerable().OrderBy(p => p.Running).ToList());
        paid.Select(p => (p.Division.ToString(), $"{p.Award.Months.First}", $"{p.Award.Months.Last}"))
            .ShouldBe([("210202", "2025-08", "2025-09"), ("211322", "2025-10", "")]);
        paid[1].Award.Monthly.ShouldNotBe(paid[0].Award.Monthly);

        var told = await nodes.Shenyang.UntilAsync(referral.ReferralId, ReferralSide.Residence, r => r.Protection.LastMonth == "2025-09");
        told.State.ShouldBe(ReferralState.Confirmed);
        var letters = await nodes.Rest.Node.Get<MessageOperations>().LettersAboutAsync(referral.ReferralId, default);
        var notices = letters.Where(letter => letter.Type.EndsWith("ProtectionNotice", StringComparison.Ordinal));
        notices.Select(letter => (letter.Addressee, letter.Version)).ShouldBe(
            [
                ("medicalinsurance/210202", 1), ("education/210202", 1), ("medicalinsurance/210202", 2), ("education/210202", 2),
                ("medicalinsurance/211322", 1), ("education/211322", 1),
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_move_within_the_county_changes_nothing()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var referral = await nodes.ReferAsync();
        await nodes.MoveHouseholdAsync(referral, "210202001", "210202002", "2025-07-10");
        await nodes.MoveHouseholdAsync(referral, "211302", "211303", "2025-07-10");
        await Eventually.TrueAsync(() => nodes.Rest.ReadAsync(db => db.HouseholdMoves.Any()), "the second move");

        (await nodes.Rest.AcceptAsync(referral.ReferralId)).Leg.ShouldBe(1);
    }
}
