using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>A node's database with one table: what messages have done.</summary>
public sealed class MailDb(DbContextOptions<MailDb> options) : NodeDb(options)
{
    public DbSet<Effect> Effects => Set<Effect>();

    protected override void Map(ModelBuilder model) => model.Entity<Effect>(e =>
    {
        e.ToTable("effects");
        e.Property(effect => effect.Id).ValueGeneratedNever();
    });
}

/// <summary>One effect of one message. Its key is not the message's id, so that a second effect would be seen.</summary>
public sealed class Effect
{
    public required Guid Id { get; init; }
    public required Guid MessageId { get; init; }
    public required string Handler { get; init; }
    public required string Subject { get; init; }
    public required long Version { get; init; }
    public required string Text { get; init; }
}

[DbContext(typeof(MailDb)), Migration("20250101000000_Mail")]
public sealed class MailMigration : Migration
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreatePlatformTables();
        migration.CreateTable(
            "effects",
            t => new
            {
                id = t.Column<Guid>(),
                message_id = t.Column<Guid>(),
                handler = t.Column<string>(),
                subject = t.Column<string>(),
                version = t.Column<long>(),
                text = t.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_effects", e => e.id));
    }
}
