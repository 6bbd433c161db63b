using Exchange.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Storage;

/// <summary>
/// The database of one node. A department derives from it and adds its own sets; the platform's tables (request ledger, audit, leases, and
/// those of messaging) come with it, so that all of them change in one transaction.
/// </summary>
/// <remarks>
/// One model serves SQLite and PostgreSQL: tables and columns are snake_case; every <see cref="DateTimeOffset"/> is an instant in UTC with
/// microseconds (<c>timestamptz</c>, or Unix microseconds in a 64-bit integer on SQLite); <see cref="decimal"/> has 18 digits, 2
/// of them after the point,
/// unless the property says otherwise.
/// </remarks>
public abstract class NodeDb(DbContextOptions options) : DbContext(options)
{
    internal DbSet<RequestRow> Requests => Set<RequestRow>();
    internal DbSet<AuditEntry> Audit => Set<AuditEntry>();
    internal DbSet<LeaseRow> Leases => Set<LeaseRow>();

    /// <summary>Maps the department's own tables.</summary>
    protected virtual void Map(ModelBuilder model)
    {
    }

    protected sealed override void OnModelCreating(ModelBuilder model)
    {
        PlatformTables.Map(model);
        MessagingTables.Map(model);
        Map(model);
    }

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        conventions.Properties<decimal>().HavePrecision(18, 2);
        conventions.Conventions.Add(_ => new SnakeCaseNames());
    }
}
