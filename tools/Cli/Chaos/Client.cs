using System.Security.Cryptography;
using Exchange.Chaos;
using Exchange.Cli.Clients;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Grpc;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.Cli.Chaos;

/// <summary>
/// Calls nodes the way every caller is asked to: a short deadline, and the same request again until it is answered. Each try goes into
/// the history. What was answered late, and some of the rest, is asked once more: the answer must be the same.
/// </summary>
internal sealed class Client(ClientHistory history, CancellationToken ct)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Sends a write until it is answered.</summary>
    /// <param name="node">The node.</param>
    /// <param name="method">Name of the RPC.</param>
    /// <param name="request">The request's id.</param>
    /// <param name="referral">What it is about; <see cref="Guid.Empty"/> where the answer tells.</param>
    /// <param name="repeats">Whether to repeat it after its answer in any case.</param>
    /// <param name="call">Sends it, until the deadline.</param>
    /// <param name="shown">The referral in the answer.</param>
    public async Task<Referral> WriteAsync<T>(
        NodeClients node, string method, Guid request, Guid referral, bool repeats, Func<DateTime, AsyncUnaryCall<T>> call, Func<T, Referral> shown)
        where T : IMessage<T>
    {
        var (tries, first) = (0, default(T));
        for (var pause = TimeSpan.FromMilliseconds(50); first is null; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            tries++;
            first = await TryAsync(node, method, request, referral, call, shown);
            if (first is null) await Task.Delay(pause, ct);
        }

        Observe(node, shown(first));
        if (repeats || tries > 1) await TryAsync(node, method, request, referral, call, shown);
        return shown(first);
    }

    /// <summary>Looks at one side until it is in one of the states.</summary>
    public async Task<Referral> AwaitAsync(NodeClients node, Guid referral, ReferralSide side, int leg, params ReferralState[] states)
    {
        var request = new GetReferralRequest { ReferralId = referral.ToString(), Side = side };
        for (var seen = default((int, ReferralState)); ; await Task.Delay(250, ct))
        {
            try
            {
                var look = (await node.Referrals.GetReferralAsync(request, deadline: DateTime.UtcNow + Deadline, cancellationToken: ct)).Referral;
                if (seen != (look.Leg, look.State)) Observe(node, look);
                seen = (look.Leg, look.State);
                if (look.Leg >= leg && states.Contains(look.State)) return look;
            }
            catch (RpcException away) when (!ct.IsCancellationRequested && (Call.IsPassing(away.StatusCode) || away.StatusCode == StatusCode.NotFound))
            {
                // The node is down, or the letter is on its way.
            }
        }
    }

    private async Task<T?> TryAsync<T>(
        NodeClients node, string method, Guid request, Guid referral, Func<DateTime, AsyncUnaryCall<T>> call, Func<T, Referral> shown)
        where T : IMessage<T>
    {
        try
        {
            var answer = await call(DateTime.UtcNow + Deadline);
            var digest = Convert.ToHexStringLower(SHA256.HashData(answer.ToByteArray()));
            history.Add(new Attempt(node.Node, method, request, Guid.Parse(shown(answer).ReferralId), "OK", digest));
            return answer;
        }
        catch (RpcException failure)
        {
            var attempt = new Attempt(node.Node, method, request, referral, $"{failure.StatusCode}", Reason: ReasonOf(failure));
            history.Add(attempt);
            if (!attempt.IsUnknown) throw;
            ct.ThrowIfCancellationRequested();
            return default;
        }
    }

    private void Observe(NodeClients node, Referral seen) =>
        history.Add(new Observation(node.Node, Guid.Parse(seen.ReferralId), (Side)(int)seen.Side, seen.Leg, (int)seen.State));

    private static string ReasonOf(RpcException failure) => failure.GetDetail<ErrorInfo>()?.Reason ?? "";
}
