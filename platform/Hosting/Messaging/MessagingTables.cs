using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.Hosting.Messaging;

/// <summary>The tables of outbox, inbox, receipts and held messages.</summary>
internal static class MessagingTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<OutboxRow>(e =>
        {
            e.ToTable("outbox");
            e.HasKey(o => o.Id);
            e.Property(o => o.Id).ValueGeneratedNever();
            e.Property(o => o.Kind).HasConversion<string>();
            e.Property(o => o.State).HasConversion<string>();
            e.HasIndex(o => o.NextAttemptTime).HasFilter(OutboxRow.Due);
            e.HasIndex(o => o.Subject);
        });
        model.Entity<InboxRow>(e =>
        {
            e.ToTable("inbox");
            e.HasKey(i => new { i.MessageId, i.Consumer });
        });
        model.Entity<ReceiptRow>(e =>
        {
            e.ToTable("receipts");
            e.HasKey(r => new { r.MessageId, r.Stage, r.Issued });
            e.HasIndex(r => r.Subject);
        });
        model.Entity<HeldRow>(e =>
        {
            e.ToTable("held_messages");
            e.HasKey(h => new { h.MessageId, h.Consumer });
            e.HasIndex(h => h.NextAttemptTime);
            e.HasIndex(h => h.Subject);
        });
    }

    public static void Create(MigrationBuilder migration)
    {
        CreateOutbox(migration);
        CreateInbox(migration);
        CreateHeldMessages(migration);
    }

    private static void CreateOutbox(MigrationBuilder migration)
    {
        migration.CreateTable(
            "outbox",
            t => new
            {
                id = t.Column<Guid>(),
                kind = t.Column<string>(),
                type = t.Column<string>(),
                exchange = t.Column<string>(),
                routing_key = t.Column<string>(),
                body = t.Column<byte[]>(),
                subject = t.Column<string>(),
                version = t.Column<long>(),
                sender = t.Column<string>(),
                addressee = t.Column<string>(),
                correlation_id = t.Column<Guid>(nullable: true),
                causation_id = t.Column<Guid>(nullable: true),
                trace_parent = t.Column<string>(),
                state = t.Column<string>(),
                attempts = t.Column<int>(),
                sendings = t.Column<int>(),
                next_attempt_time = t.Column<DateTimeOffset>(nullable: true),
                lease_until = t.Column<DateTimeOffset>(nullable: true),
                create_time = t.Column<DateTimeOffset>(),
                sent_time = t.Column<DateTimeOffset>(nullable: true),
                delivered_time = t.Column<DateTimeOffset>(nullable: true),
                opened_time = t.Column<DateTimeOffset>(nullable: true),
                decided_time = t.Column<DateTimeOffset>(nullable: true),
                last_error = t.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_outbox", o => o.id));
        migration.CreateIndex("ix_outbox_next_attempt_time", "outbox", "next_attempt_time", filter: OutboxRow.Due);
        migration.CreateIndex("ix_outbox_subject", "outbox", "subject");
    }

    private static void CreateInbox(MigrationBuilder migration)
    {
        migration.CreateTable(
            "inbox",
            t => new
            {
                message_id = t.Column<Guid>(),
                consumer = t.Column<string>(),
                receive_time = t.Column<DateTimeOffset>(),
            },
            constraints: t => t.PrimaryKey("pk_inbox", i => new { i.message_id, i.consumer }));

        migration.CreateTable(
            "receipts",
            t => new
            {
                message_id = t.Column<Guid>(),
                stage = t.Column<short>(),
                issued = t.Column<bool>(),
                subject = t.Column<string>(),
                office = t.Column<string>(),
                node = t.Column<string>(),
                time = t.Column<DateTimeOffset>(),
                body = t.Column<byte[]>(),
            },
            constraints: t => t.PrimaryKey("pk_receipts", r => new { r.message_id, r.stage, r.issued }));
        migration.CreateIndex("ix_receipts_subject", "receipts", "subject");
    }

    private static void CreateHeldMessages(MigrationBuilder migration)
    {
        migration.CreateTable(
            "held_messages",
            t => new
            {
                message_id = t.Column<Guid>(),
                consumer = t.Column<string>(),
                parked = t.Column<bool>(),
                reason = t.Column<string>(),
                attempts = t.Column<int>(),
                failures = t.Column<int>(),
                next_attempt_time = t.Column<DateTimeOffset>(nullable: true),
                receive_time = t.Column<DateTimeOffset>(),
                type = t.Column<string>(),
                body = t.Column<byte[]>(),
                subject = t.Column<string>(),
                version = t.Column<long>(),
                sender = t.Column<string>(),
                addressee = t.Column<string>(),
                node = t.Column<string>(),
                correlation_id = t.Column<Guid>(nullable: true),
                causation_id = t.Column<Guid>(nullable: true),
                sent_time = t.Column<DateTimeOffset>(),
                trace_parent = t.Column<string>(),
            },
            constraints: t => t.PrimaryKey("pk_held_messages", h => new { h.message_id, h.consumer }));
        migration.CreateIndex("ix_held_messages_next_attempt_time", "held_messages", "next_attempt_time");
        migration.CreateIndex("ix_held_messages_subject", "held_messages", "subject");
    }
}
