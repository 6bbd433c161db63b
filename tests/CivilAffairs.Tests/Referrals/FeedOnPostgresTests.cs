using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Referrals;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Exchange.Testing;

namespace Exchange.CivilAffairs.Tests.Referrals;

public class FeedOnPostgresTests
{
    [Fact]
    public async Task A_change_that_is_committed_late_is_not_left_out()
    {
        await using var nodes = await TwoNodes.StartAsync(postgres: true);
        var early = await nodes.ReferAsync();
        var late = await nodes.ReferAsync();
        var reader = nodes.Rest.Node.Get<FeedReader>();
        var position = await reader.HeadAsync(default);
        var written = new TaskCompletionSource();
        var release = new TaskCompletionSource();

        // The first transaction writes first and so has the lower sequence, but commits after the second.
        var first = nodes.Rest.Transactions.RunAsync(
            "test",
            async unit =>
            {
                Write(unit, late.ReferralId);
                await unit.Db.SaveChangesAsync();
                written.SetResult();
                await release.Task;
            },
            default);
        await written.Task;
        await nodes.Rest.Transactions.RunAsync("test", unit => Task.FromResult(Write(unit, early.ReferralId)), default);
        var before = await reader.ReadAsync(position, default);
        release.SetResult();
        await first;

        before.Changes.ShouldBeEmpty();
        (await FollowAsync(reader, before.End, count: 2)).ShouldBe([late.ReferralId, early.ReferralId]);
    }

    // Transactions of others in the same server hold the feed back for a moment.
    private static async Task<List<string>> FollowAsync(FeedReader reader, FeedPosition position, int count)
    {
        List<string> seen = [];
        await Eventually.TrueAsync(
            async () =>
            {
                var page = await reader.ReadAsync(position, default);
                position = page.End;
                seen.AddRange(page.Changes.Select(change => change.Referral.ReferralId));
                return seen.Count >= count;
            },
            $"{count} changes");
        return seen;
    }

    private static bool Write(UnitOfWork<CivilAffairsDb> unit, string id)
    {
        unit.Db.ReferralEvents.Add(new ReferralEventRow
        {
            ReferralId = new ReferralId(Guid.Parse(id)),
            Side = Side.Hukou,
            Leg = 1,
            Keeper = DivisionCode.Parse("210202"),
            State = ReferralState.Received,
            Kind = NoteKind.Received,
            Detail = "",
            Actor = "test",
            Time = unit.Now,
        });
        return true;
    }
}
