using Exchange.Cli.Clients;
using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.Cli.Demo;

/// <summary>Hands each change of a node's referrals to a worker, a few at a time.</summary>
internal static class WatchLoop
{
    private const int Hands = 8;

    /// <summary>Runs until cancelled; a failure of the work ends it with that failure.</summary>
    public static async Task RunAsync(NodeClients node, ReferralSide side, IEnumerable<ReferralState> states, Func<Referral, Task> work, CancellationToken ct)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var hands = new SemaphoreSlim(Hands);
        var failure = default(Exception);
        var request = new WatchReferralsRequest { Side = side };
        request.States.AddRange(states);

        // After a cut the watch begins anew with everything that still waits, so that no work of the cut one is forgotten.
        await ReferralFeed.FollowAsync(node, request, HandOverAsync, cut => cut.ResumeToken = "", failed.Token);
        for (var hand = 0; hand < Hands; hand++)
            await hands.WaitAsync(CancellationToken.None);
        if (failure is not null)
            throw new InvalidOperationException($"A county worker at {node.Node} could not go on.", failure);

        async Task HandOverAsync(Referral referral)
        {
            await hands.WaitAsync(failed.Token);
            _ = WorkAsync(referral);
        }

        async Task WorkAsync(Referral referral)
        {
            try
            {
                await work(referral);
            }
            catch (RpcException refusal) when (refusal.StatusCode is StatusCode.FailedPrecondition)
            {
                // The case has moved on meanwhile; the change that says so is on its way.
            }
            catch (Exception other)
            {
                failure = other;
                await failed.CancelAsync();
            }
            finally
            {
                hands.Release();
            }
        }
    }
}
