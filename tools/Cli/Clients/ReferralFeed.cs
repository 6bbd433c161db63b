using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.Cli.Clients;

/// <summary>Follows a node's referrals through every cut of the stream.</summary>
internal static class ReferralFeed
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    /// <param name="node">The node.</param>
    /// <param name="request">What to follow; its resume token advances.</param>
    /// <param name="changed">Handles each change; the next is read when it returns.</param>
    /// <param name="cut">Hears of a cut, before the stream is opened again; it may clear the token to begin anew.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task FollowAsync(
        NodeClients node, WatchReferralsRequest request, Func<Referral, Task> changed, Action<WatchReferralsRequest> cut, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                using var call = node.Referrals.WatchReferrals(request, cancellationToken: ct);
                await foreach (var response in call.ResponseStream.ReadAllAsync(ct))
                {
                    if (response.Referral is { } referral)
                        await changed(referral);
                    request.ResumeToken = response.ResumeToken;
                }
            }
            catch (RpcException failure) when (ct.IsCancellationRequested || Call.IsPassing(failure.StatusCode))
            {
                if (ct.IsCancellationRequested)
                    return;
                cut(request);
                await Task.WhenAny(Task.Delay(Pause, ct));
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
        }
    }
}
