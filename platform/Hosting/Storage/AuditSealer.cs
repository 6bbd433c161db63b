using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Storage;

/// <summary>
/// Links new audit entries into the chain, a batch at a time. It runs alone; if ever two did, the unique sequence would refuse
/// one of them.
/// </summary>
internal sealed class AuditSealer<TDb>(Transactions<TDb> transactions) : IJob
    where TDb : NodeDb
{
    private const int Batch = 500;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(5);

    public Task<TimeSpan> RunAsync(CancellationToken ct) => transactions.RunAsync(
        "audit",
        async unit =>
        {
            var last = await unit.Db.Audit.AsNoTracking().Where(a => a.Sequence != null).OrderByDescending(a => a.Sequence).FirstOrDefaultAsync(ct);
            var (sequence, head) = last is null ? (0, []) : (last.Sequence!.Value, last.Hash!);
            var entries = await unit.Db.Audit.Where(a => a.Sequence == null).OrderBy(a => a.Id).Take(Batch).ToListAsync(ct);
            foreach (var entry in entries)
            {
                head = AuditChain.Link(head, ++sequence, entry);
                (entry.Sequence, entry.Hash) = (sequence, head);
            }

            return entries.Count == Batch ? TimeSpan.Zero : Idle;
        },
        ct);
}
