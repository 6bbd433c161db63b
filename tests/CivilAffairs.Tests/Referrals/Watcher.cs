using System.Collections.Concurrent;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Testing;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Referrals;

/// <summary>Somebody who watches referrals and keeps what comes.</summary>
internal sealed class Watcher : IAsyncDisposable
{
    private readonly AsyncServerStreamingCall<WatchReferralsResponse> _call;
    private readonly ConcurrentQueue<WatchReferralsResponse> _seen = new();
    private readonly CancellationTokenSource _cut = new();
    private readonly Task _reading;

    public Watcher(CountyNode node, WatchReferralsRequest request)
    {
        _call = node.Referrals.WatchReferrals(request);
        _reading = ReadAsync();
    }

    public IReadOnlyList<WatchReferralsResponse> Seen => [.. _seen];

    public Task UntilAsync(string id, ReferralState state) =>
        UntilAsync(response => response.Referral?.ReferralId == id && response.Referral.State == state);

    public Task UntilAsync(Func<WatchReferralsResponse, bool> condition) =>
        Eventually.TrueAsync(() => Seen.Any(condition), $"the response; there were {Seen.Count} others");

    public async ValueTask DisposeAsync()
    {
        await _cut.CancelAsync();
        await _reading;
        _call.Dispose();
        _cut.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            await foreach (var response in _call.ResponseStream.ReadAllAsync(_cut.Token))
                _seen.Enqueue(response);
        }
        catch (Exception e) when (_cut.IsCancellationRequested && e is RpcException or OperationCanceledException)
        {
            // Cut off.
        }
    }
}
