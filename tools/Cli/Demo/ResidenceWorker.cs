using Exchange.Cli.Clients;
using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.Cli.Demo;

/// <summary>The workers of Shenyang's counties: they refer the children who qualify, add what was missing and acknowledge results.</summary>
internal sealed class ResidenceWorker(NodeClients node, DateOnly today)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private static readonly ReferralState[] Answered = [ReferralState.Confirmed, ReferralState.Returned];

    public Task RunAsync(CancellationToken ct) =>
        Task.WhenAll(ReferAsync(ct), WatchLoop.RunAsync(node, ReferralSide.Residence, Answered, AnswerAsync, ct));

    private async Task ReferAsync(CancellationToken ct)
    {
        var due = new ListChildrenRequest { PageSize = 200, States = { ChildState.ReferralDue } };
        try
        {
            while (true)
            {
                var page = await Call.UntilAnsweredAsync(deadline => node.Register.ListChildrenAsync(due, deadline: deadline), ct);
                await Parallel.ForEachAsync(page.Children, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct }, ReferAsync);
                if (page.Children.Count == 0)
                    await Task.Delay(BetweenLooks, ct);
            }
        }
        catch (OperationCanceledException)
        {
            // The demo is over.
        }
    }

    private async ValueTask ReferAsync(Child child, CancellationToken ct)
    {
        var request = new CreateReferralRequest { RequestId = Call.NewRequestId(), ChildId = child.ChildId, CarePlan = "由居住地提供临时救助，儿童主任每周探访一次。" };
        try
        {
            await Call.UntilAnsweredAsync(deadline => node.Referrals.CreateReferralAsync(request, deadline: deadline), ct);
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.FailedPrecondition or StatusCode.AlreadyExists)
        {
            // The list was a moment old; the child has been referred or assessed anew since.
        }
    }

    private async Task AnswerAsync(Referral referral)
    {
        if (referral.State == ReferralState.Confirmed)
        {
            var request = new AcknowledgeResultRequest
            {
                RequestId = Call.NewRequestId(),
                ReferralId = referral.ReferralId,
                GuardianToldDate = $"{today:yyyy-MM-dd}",
            };
            await Call.UntilAnsweredAsync(deadline => node.Referrals.AcknowledgeResultAsync(request, deadline: deadline));
        }
        else if (referral.Decision?.ReturnReason == ReturnReason.MaterialMissing)
        {
            var request = new SupplementReferralRequest
            {
                RequestId = Call.NewRequestId(),
                ReferralId = referral.ReferralId,
                Evidence = { $"death-certificate:sha256:{referral.ReferralId}" },
            };
            await Call.UntilAnsweredAsync(deadline => node.Referrals.SupplementReferralAsync(request, deadline: deadline));
        }
    }
}
