using Exchange.Hosting.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.Hosting.Storage;

/// <summary>The tables that every node has.</summary>
public static class PlatformTables
{
    /// <summary>Creates the platform's tables. The first migration of every department calls it.</summary>
    public static void CreatePlatformTables(this MigrationBuilder migration)
    {
        migration.CreateTable(
            "requests",
            t => new
            {
                method = t.Column<string>(),
                request_id = t.Column<Guid>(),
                digest = t.Column<byte[]>(),
                response = t.Column<byte[]>(nullable: true),
                create_time = t.Column<DateTimeOffset>(),
            },
            constraints: t => t.PrimaryKey("pk_requests", r => new { r.method, r.request_id }));
        migration.CreateIndex("ix_requests_create_time", "requests", "create_time");

        migration.CreateTable(
            "audit",
            t => new
            {
                id = t.Column<Guid>(),
                time = t.Column<DateTimeOffset>(),
                actor = t.Column<string>(),
                action = t.Column<string>(),
                subject = t.Column<string>(),
                sequence = t.Column<long>(nullable: true),
                hash = t.Column<byte[]>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_audit", a => a.id));
        migration.CreateIndex("ix_audit_sequence", "audit", "sequence", unique: true);
        migration.CreateIndex("ix_audit_subject", "audit", "subject");
        migration.CreateIndex("ix_audit_unsealed", "audit", "id", filter: AuditEntry.Unsealed);

        migration.CreateTable(
            "leases",
            t => new
            {
                name = t.Column<string>(),
                holder = t.Column<string>(),
                expire_time = t.Column<DateTimeOffset>(),
            },
            constraints: t => t.PrimaryKey("pk_leases", l => l.name));

        MessagingTables.Create(migration);
    }

    internal static void Map(ModelBuilder model)
    {
        model.Entity<RequestRow>(e =>
        {
            e.ToTable("requests");
            e.HasKey(r => new { r.Method, r.RequestId });
            e.HasIndex(r => r.CreateTime);
        });
        model.Entity<AuditEntry>(e =>
        {
            e.ToTable("audit");
            e.HasKey(a => a.Id);
            e.Property(a => a.Id).ValueGeneratedNever();
            e.HasIndex(a => a.Sequence).IsUnique();
            e.HasIndex(a => a.Subject);
            e.HasIndex(a => a.Id, "unsealed").HasDatabaseName("ix_audit_unsealed").HasFilter(AuditEntry.Unsealed);
        });
        model.Entity<LeaseRow>(e =>
        {
            e.ToTable("leases");
            e.HasKey(l => l.Name);
        });
    }
}
