using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Referrals;

public class RaceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Of_workers_who_accept_return_and_reject_at_the_same_time_exactly_one_wins(bool postgres)
    {
        await using var nodes = await TwoNodes.StartAsync(postgres: postgres);
        for (var round = 0; round < 4; round++)
        {
            var id = (await nodes.ReferAsync()).ReferralId;
            Task<bool>[] deciding =
            [
                WinsAsync(() => nodes.Rest.AcceptAsync(id)),
                WinsAsync(() => nodes.Rest.ReturnAsync(id, "211322")),
                WinsAsync(() => nodes.Rest.Referrals.RejectReferralAsync(
                    new RejectReferralRequest { RequestId = LedgerNode.NewRequest(), ReferralId = id, ReasonText = "不符合条件" }).ResponseAsync),
            ];

            var won = await Task.WhenAll(deciding);

            // An acceptance can still be undone, so that it may be followed by one of the others; nothing follows those.
            won.Skip(1).Count(final => final).ShouldBeLessThanOrEqualTo(1);
            won.ShouldContain(true);
            var first = await nodes.Rest.Referrals.GetReferralAsync(new GetReferralRequest { ReferralId = id, Side = ReferralSide.Hukou });
            first.Referral.Timeline.Count(e => e.Kind is "RETURNED" or "REJECTED").ShouldBe(won.Skip(1).Count(final => final));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_workers_who_accept_at_the_same_time_are_one_acceptance(bool postgres)
    {
        await using var nodes = await TwoNodes.StartAsync(postgres: postgres);
        for (var round = 0; round < 4; round++)
        {
            var id = (await nodes.ReferAsync()).ReferralId;

            var won = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WinsAsync(() => nodes.Rest.AcceptAsync(id))));

            won.Count(accepted => accepted).ShouldBe(1);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_workers_who_refer_a_child_at_the_same_time_make_one_referral(bool postgres)
    {
        await using var nodes = await TwoNodes.StartAsync(postgres: postgres);
        var child = await nodes.FindChildAsync();

        var won = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WinsAsync(() => nodes.Shenyang.Referrals.CreateReferralAsync(
            new CreateReferralRequest { RequestId = LedgerNode.NewRequest(), ChildId = child.ChildId }).ResponseAsync)));

        won.Count(created => created).ShouldBe(1);
    }

    private static async Task<bool> WinsAsync(Func<Task> decide)
    {
        try
        {
            await decide();
            return true;
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.FailedPrecondition or StatusCode.AlreadyExists)
        {
            return false;
        }
    }
}
