using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Referrals;

public class WatchReferralsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_watcher_sees_what_there_is_and_then_every_change(bool postgres)
    {
        await using var nodes = await TwoNodes.StartAsync(postgres: postgres);
        var first = await nodes.ReferAsync();
        await using var watcher = new Watcher(nodes.Rest, new WatchReferralsRequest { Side = ReferralSide.Hukou });
        await watcher.UntilAsync(first.ReferralId, ReferralState.Received);

        await nodes.Rest.AcceptAsync(first.ReferralId);
        await watcher.UntilAsync(first.ReferralId, ReferralState.Accepted);
        var second = await nodes.ReferAsync();
        await watcher.UntilAsync(second.ReferralId, ReferralState.Received);
        await watcher.UntilAsync(seen => seen.Referral is null);
        watcher.Seen.ShouldAllBe(response => response.ResumeToken.Length > 0);
    }

    [Fact]
    public async Task Nothing_is_left_out_by_a_watcher_that_is_cut_off_again_and_again()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var request = new WatchReferralsRequest { Division = "2102", Side = ReferralSide.Hukou };
        var accepted = new HashSet<string>();
        var ids = new List<string>();
        for (var round = 0; round < 6; round++)
        {
            ids.Add((await nodes.ReferAsync()).ReferralId);
            await using var watcher = new Watcher(nodes.Rest, request);
            await watcher.UntilAsync(_ => true);
            await nodes.Rest.AcceptAsync(ids[^1]);

            // Cut at once: what was done meanwhile is for the next stream.
            request.ResumeToken = watcher.Seen[^1].ResumeToken;
            accepted.UnionWith(AcceptedIn(watcher));
        }

        await using var last = new Watcher(nodes.Rest, request);
        await last.UntilAsync(_ => ids.All(id => accepted.Contains(id) || AcceptedIn(last).Contains(id)));
    }

    [Fact]
    public async Task A_watcher_sees_only_its_county_its_side_and_its_states()
    {
        await using var nodes = await TwoNodes.StartAsync();
        await using var elsewhere = new Watcher(nodes.Rest, new WatchReferralsRequest { Division = "211322" });
        await using var closed = new Watcher(nodes.Rest, new WatchReferralsRequest { States = { ReferralState.Rejected } });
        var id = (await nodes.ReferAsync()).ReferralId;
        await nodes.Rest.AcceptAsync(id);
        await nodes.Rest.Referrals.RejectReferralAsync(
            new RejectReferralRequest { RequestId = LedgerNode.NewRequest(), ReferralId = id, ReasonText = "不符合条件" });

        await closed.UntilAsync(id, ReferralState.Rejected);
        closed.Seen.Count(response => response.Referral is not null).ShouldBe(1);
        await elsewhere.UntilAsync(_ => elsewhere.Seen.Count > 3);
        elsewhere.Seen.ShouldAllBe(response => response.Referral == null);
    }

    [Fact]
    public async Task Many_watchers_are_woken_by_one_reader()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var request = new WatchReferralsRequest { Side = ReferralSide.Hukou };
        var watchers = Enumerable.Range(0, 200).Select(_ => new Watcher(nodes.Rest, request)).ToList();
        foreach (var watcher in watchers)
            await watcher.UntilAsync(_ => true);
        var id = (await nodes.ReferAsync()).ReferralId;

        foreach (var watcher in watchers)
            await watcher.UntilAsync(id, ReferralState.Received);
        foreach (var watcher in watchers)
            await watcher.DisposeAsync();
    }

    [Fact]
    public async Task A_token_of_another_query_or_node_is_refused()
    {
        await using var nodes = await TwoNodes.StartAsync();
        string token;
        await using (var watcher = new Watcher(nodes.Rest, new WatchReferralsRequest()))
        {
            await watcher.UntilAsync(_ => true);
            token = watcher.Seen[0].ResumeToken;
        }

        await RefusedAsync(nodes.Rest, new WatchReferralsRequest { Division = "2102", ResumeToken = token });
        await RefusedAsync(nodes.Shenyang, new WatchReferralsRequest { ResumeToken = token });

        static async Task RefusedAsync(CountyNode node, WatchReferralsRequest request)
        {
            using var call = node.Referrals.WatchReferrals(request);
            var refused = await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext(default));
            refused.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        }
    }

    [Fact]
    public async Task A_node_that_stops_ends_its_streams_at_once_and_says_so()
    {
        await using var nodes = await TwoNodes.StartAsync();
        using var call = nodes.Rest.Referrals.WatchReferrals(new WatchReferralsRequest());
        (await call.ResponseStream.MoveNext(default)).ShouldBeTrue();

        var stopping = nodes.Rest.Node.App.StopAsync();

        var ended = await Should.ThrowAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(default))
            {
            }
        });

        ended.StatusCode.ShouldBe(StatusCode.Unavailable);
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
    }

    private static HashSet<string> AcceptedIn(Watcher watcher) =>
        [.. watcher.Seen.Where(seen => seen.Referral?.State == ReferralState.Accepted).Select(seen => seen.Referral.ReferralId)];
}
