using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Storage;

/// <summary>Forgets answers that nobody retries any more, a batch at a time.</summary>
internal sealed class RequestCleanup<TDb>(Transactions<TDb> transactions, DatabaseOptions options) : IJob
    where TDb : NodeDb
{
    private const int Batch = 1000;
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    public Task<TimeSpan> RunAsync(CancellationToken ct) => transactions.RunAsync(
        "requests",
        async unit =>
        {
            var oldest = unit.Now - TimeSpan.FromDays(options.KeepRequestsDays);
            var forgotten = await unit.Database.Database.ExecuteSqlAsync(
                $"""
                 DELETE FROM requests WHERE (method, request_id) IN
                 (SELECT method, request_id FROM requests WHERE create_time < {oldest} ORDER BY create_time LIMIT {Batch})
                 """,
                ct).ConfigureAwait(false);
            return forgotten == Batch ? TimeSpan.Zero : Idle;
        },
        ct);
}
