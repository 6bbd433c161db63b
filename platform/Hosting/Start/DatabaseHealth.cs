using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Exchange.Hosting.Start;

/// <summary>Ready means, among others: the database is migrated and answers within two seconds.</summary>
internal sealed class DatabaseHealth<TDb>(NodeDatabase<TDb> database) : IHealthCheck
    where TDb : NodeDb
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!database.Readiness.IsReady)
            return HealthCheckResult.Unhealthy("The database has not been reached since the node started.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            await using var db = database.CreateContext();
            await db.Database.ExecuteSqlRawAsync("SELECT 1", limit.Token).ConfigureAwait(false);
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy($"The database does not answer: {e.GetBaseException().GetType().Name}.");
        }
    }
}
