using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Register.Import;
using Exchange.Hosting;

namespace Exchange.CivilAffairs.Verification;

/// <summary>
/// Asks the other departments about the children for whom that is due, and decides where the answers are complete. Any number of instances
/// do so at once: each claims children for a while, and takes its answers for nothing where the entry has changed meanwhile.
/// </summary>
internal sealed partial class VerifyChildren : IJob
{
    // Two at a time, so that one batch asks while the other is stored.
    private const int Batches = 2;
    private const int Probes = 8;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(0.1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan SetAsideFor = TimeSpan.FromHours(1);
    private static readonly TimeSpan PauseForImports = TimeSpan.FromSeconds(5);

    private readonly ClaimedChildren _claims;
    private readonly Inquiry _inquiry;
    private readonly Outages _outages;
    private readonly ImportTraffic _imports;
    private readonly TimeProvider _time;
    private readonly ILogger<VerifyChildren> _log;
    private readonly int _batch;

    // At the start nothing is known of the departments, whatever an earlier process thought of them: what waits is asked at once.
    private volatile bool _someoneReturned = true;

    public VerifyChildren(
        ClaimedChildren claims,
        Inquiry inquiry,
        Outages outages,
        ImportTraffic imports,
        CivilAffairsOptions options,
        TimeProvider time,
        IWake wake,
        ILogger<VerifyChildren> log)
    {
        (_claims, _inquiry, _outages, _imports, _time, _log) = (claims, inquiry, outages, imports, time, log);
        _batch = Math.Max(1, options.Verification.Concurrency / Batches);
        outages.Returned += () =>
        {
            _someoneReturned = true;
            wake.Wake<VerifyChildren>();
        };
    }

    public async Task<TimeSpan> RunAsync(CancellationToken ct)
    {
        if (_outages.NextProbeTime <= _time.GetUtcNow())
            await _claims.HastenSomeAsync(Probes, ct);
        await Task.WhenAll(Enumerable.Range(0, Batches).Select(_ => WorkOffAsync(ct)));
        if (_someoneReturned)
            return TimeSpan.Zero;
        if (await _claims.NextTimeAsync(ct) is not { } next)
            return LongestPause;
        var pause = (_outages.NextProbeTime is { } probe && probe < next ? probe : next) - _time.GetUtcNow();
        return pause < ShortestPause ? ShortestPause : pause < LongestPause ? pause : LongestPause;
    }

    private async Task WorkOffAsync(CancellationToken ct)
    {
        while (true)
        {
            await _imports.GiveWayAsync(PauseForImports, _time, ct);
            await HastenIfReturnedAsync(ct);
            var children = await _claims.ClaimAsync(_batch, ct);
            if (children.Count == 0)
                return;
            try
            {
                var verified = await Task.WhenAll(children.Select(child => VerifyAsync(child, ct)));
                await _claims.StoreAsync(children[0].Claim!.Value, verified, ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                // The node stops in good order: the next one need not wait for the claim to end.
                await _claims.ReleaseAsync(children[0].Claim!.Value, CancellationToken.None);
                throw;
            }
        }
    }

    private async Task<Verified> VerifyAsync(ChildRecord child, CancellationToken ct)
    {
        var after = child.Copy();
        try
        {
            var findings = await _inquiry.AskAsync(child, ct);

            // The rules take longer than the database: they are applied before its writer is held.
            Conclusion.Draw(after, findings, _time.GetUtcNow());
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // One entry that cannot be read or decided on must not hold up all others.
            SetAside(e, child.ChildId);
            after = child.Copy();
            after.Postpone(_time.GetUtcNow() + SetAsideFor, _time.GetUtcNow());
        }

        return new Verified(child, after);
    }

    private async Task HastenIfReturnedAsync(CancellationToken ct)
    {
        if (!_someoneReturned)
            return;
        _someoneReturned = false;
        await _claims.HastenAsync(ct);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Child {ChildId} cannot be verified and is set aside for an hour.")]
    private partial void SetAside(Exception exception, Guid childId);
}
