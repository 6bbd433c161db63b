using System.Diagnostics;
using Exchange.Cli.Clients;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.Cli.Demo;

/// <summary>Where the demo stands, read from the nodes.</summary>
internal sealed class Standing(DemoNodes nodes, DemoProgress progress, TimeSpan standstill)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);

    private static readonly ReferralState[] Open =
    [
        ReferralState.Referred, ReferralState.Received, ReferralState.Opened, ReferralState.Accepted, ReferralState.Investigating,
        ReferralState.Confirmed, ReferralState.Disputed,
    ];

    /// <summary>Waits until nothing moves any more: every child is at an end, or the run stands still.</summary>
    public async Task UntilEndedAsync(long entered, IReadOnlyList<Task> workers, CancellationToken ct)
    {
        var last = default(State);
        var since = Stopwatch.StartNew();
        while (true)
        {
            if (workers.FirstOrDefault(worker => worker.IsFaulted) is { } fault)
                await fault;

            var state = await ReadAsync(ct);
            progress.Verified(entered - state.Unverified, entered);
            progress.Referrals(state.Referrals - state.OpenResidence, state.Referrals + state.ReferralDue);
            if (state is { Unverified: 0, ReferralDue: 0, OpenResidence: 0, OpenHukou: 0 })
                return;
            if (state != last)
                (last, since) = (state, Stopwatch.StartNew());
            else if (since.Elapsed > standstill)
                return;
            await Task.Delay(BetweenLooks, ct);
        }
    }

    /// <summary>The children of a node's ledger that still wait for an answer.</summary>
    public static async Task<(long Unverified, long Partial, long ReferralDue)> CountAsync(NodeClients node, CancellationToken ct)
    {
        var summary = await Call.UntilAnsweredAsync(deadline => node.Register.SummarizeLedgerAsync(new(), deadline: deadline), ct);
        return (Count(ChildState.Detected, ChildState.Verifying, ChildState.Partial), Count(ChildState.Partial), Count(ChildState.ReferralDue));

        long Count(params ChildState[] states) => summary.Counts.Where(count => states.Contains(count.State)).Sum(count => count.ChildCount);
    }

    private async Task<State> ReadAsync(CancellationToken ct)
    {
        var (unverified, _, due) = await CountAsync(nodes.Shenyang, ct);
        var residence = await Listing.ReferralsAsync(nodes.Shenyang, ReferralSide.Residence, [], ct).CountAsync(ct);
        var openResidence = await Listing.ReferralsAsync(nodes.Shenyang, ReferralSide.Residence, [.. Open, ReferralState.Returned], ct).CountAsync(ct);
        var openHukou = 0;
        foreach (var node in nodes.CivilAffairs)
            openHukou += await Listing.ReferralsAsync(node, ReferralSide.Hukou, Open, ct).CountAsync(ct);
        return new(unverified, due, residence, openResidence, openHukou);
    }

    private readonly record struct State(long Unverified, long ReferralDue, long Referrals, long OpenResidence, long OpenHukou);
}
