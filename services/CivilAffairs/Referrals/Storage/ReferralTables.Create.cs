using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Exchange.CivilAffairs.Referrals;

internal static partial class ReferralTables
{
    private const string IsOpen = "open";

    public static void Create(MigrationBuilder migration)
    {
        CreateSides(migration);
        CreateEvents(migration);
        CreateEscalations(migration);
        CreateProtections(migration);
    }

    private static void CreateSides(MigrationBuilder migration)
    {
        migration.CreateTable(
            Outgoing,
            t => new
            {
                id = t.Column<Guid>(),
                child_id = t.Column<Guid>(),
                leg = t.Column<int>(),
                residence = t.Column<string>(maxLength: 6),
                hukou = t.Column<string>(maxLength: 6),
                state = t.Column<int>(),
                keeper = t.Column<string>(maxLength: 6),
                open = t.Column<bool>(),
                sent_version = t.Column<long>(),
                received_version = t.Column<long>(),
                withdrawal_asked = t.Column<bool>(),
                answer = t.Column<byte[]>(nullable: true),
                award = t.Column<byte[]>(nullable: true),
                returns = t.Column<byte[]>(),
                superior = t.Column<string>(maxLength: 6),
                aid = t.Column<string>(maxLength: 16),
                moved_to = t.Column<string>(maxLength: 6),
                clocks = t.Column<byte[]>(),
                due_on = t.Column<DateOnly>(nullable: true),
                escalate_on = t.Column<DateOnly>(nullable: true),
                create_time = t.Column<DateTimeOffset>(),
                update_time = t.Column<DateTimeOffset>(),
                version = t.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_outgoing_referrals", r => r.id));
        migration.CreateIndex("ux_outgoing_referrals_child", Outgoing, "child_id", unique: true, filter: IsOpen);
        migration.CreateIndex("ix_outgoing_referrals_child", Outgoing, "child_id");
        migration.CreateIndex("ix_outgoing_referrals_keeper", Outgoing, ["keeper", "id"]);
        migration.CreateIndex("ix_outgoing_referrals_state", Outgoing, ["state", "id"]);
        migration.CreateIndex("ix_outgoing_referrals_escalate_on", Outgoing, "escalate_on", filter: "escalate_on IS NOT NULL");

        migration.CreateTable(
            Incoming,
            t => new
            {
                id = t.Column<Guid>(),
                leg = t.Column<int>(),
                match_key = t.Column<byte[]>(nullable: true),
                residence = t.Column<string>(maxLength: 6),
                hukou = t.Column<string>(maxLength: 6),
                state = t.Column<int>(),
                keeper = t.Column<string>(maxLength: 6),
                open = t.Column<bool>(),
                sent_version = t.Column<long>(),
                received_version = t.Column<long>(),
                answer = t.Column<byte[]>(nullable: true),
                award = t.Column<byte[]>(nullable: true),
                clocks = t.Column<byte[]>(),
                due_on = t.Column<DateOnly>(nullable: true),
                escalate_on = t.Column<DateOnly>(nullable: true),
                create_time = t.Column<DateTimeOffset>(),
                update_time = t.Column<DateTimeOffset>(),
                version = t.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_incoming_referrals", r => new { r.id, r.leg }));
        migration.CreateIndex(
            "ux_incoming_referrals_child", Incoming, ["match_key", "hukou"], unique: true, filter: $"{IsOpen} AND match_key IS NOT NULL");
        migration.CreateIndex("ix_incoming_referrals_keeper", Incoming, ["keeper", "id"]);
        migration.CreateIndex("ix_incoming_referrals_state", Incoming, ["state", "id"]);
        migration.CreateIndex("ix_incoming_referrals_escalate_on", Incoming, "escalate_on", filter: "escalate_on IS NOT NULL");

        migration.CreateTable(
            "case_files",
            t => new
            {
                referral_id = t.Column<Guid>(),
                side = t.Column<int>(),
                leg = t.Column<int>(),
                child_id = t.Column<Guid>(),
                match_key = t.Column<byte[]>(nullable: true),
                identity = t.Column<byte[]>(),
                facts = t.Column<byte[]>(),
                assessment = t.Column<byte[]>(),
                care_plan = t.Column<byte[]>(),
                evidence = t.Column<string>(),
                letter_id = t.Column<Guid>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_case_files", f => new { f.referral_id, f.side, f.leg }));
    }

    private static void CreateEvents(MigrationBuilder migration)
    {
        var isPostgres = migration.ActiveProvider == "Npgsql.EntityFrameworkCore.PostgreSQL";
        migration.CreateTable(
            Events,
            t => new
            {
                sequence = t.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                tx_id = t.Column<long>(defaultValueSql: isPostgres ? "pg_current_xact_id()::text::bigint" : "0"),
                referral_id = t.Column<Guid>(),
                side = t.Column<int>(),
                leg = t.Column<int>(),
                keeper = t.Column<string>(maxLength: 6),
                state = t.Column<int>(),
                kind = t.Column<string>(maxLength: 40),
                detail = t.Column<string>(),
                actor = t.Column<string>(),
                time = t.Column<DateTimeOffset>(),
            },
            constraints: t => t.PrimaryKey("pk_referral_events", e => e.sequence));
        migration.CreateIndex("ix_referral_events_feed", Events, ["tx_id", "sequence"]);
        migration.CreateIndex("ix_referral_events_referral", Events, ["referral_id", "side", "sequence"]);
    }

    private static void CreateEscalations(MigrationBuilder migration)
    {
        migration.CreateTable(
            "escalations",
            t => new
            {
                id = t.Column<Guid>(),
                referral_id = t.Column<Guid>(),
                leg = t.Column<int>(),
                stage = t.Column<int>(),
                office = t.Column<string>(maxLength: 6),
                level = t.Column<int>(),
                due_date = t.Column<DateOnly>(),
                provisional = t.Column<bool>(),
                owing = t.Column<string>(maxLength: 6),
                residence = t.Column<string>(maxLength: 6),
                hukou = t.Column<string>(maxLength: 6),
                returns = t.Column<byte[]>(),
                create_time = t.Column<DateTimeOffset>(),
                settle_time = t.Column<DateTimeOffset>(nullable: true),
            },
            constraints: t => t.PrimaryKey("pk_escalations", e => e.id));
        migration.CreateIndex("ux_escalations_step", "escalations", ["referral_id", "leg", "stage", "office"], unique: true);
        migration.CreateIndex("ix_escalations_office", "escalations", ["office", "id"]);
    }

    private static void CreateProtections(MigrationBuilder migration)
    {
        migration.CreateTable(
            "protections",
            t => new
            {
                id = t.Column<Guid>(),
                referral_id = t.Column<Guid>(),
                match_key = t.Column<byte[]>(nullable: true),
                identity = t.Column<byte[]>(),
                facts = t.Column<byte[]>(),
                division = t.Column<string>(maxLength: 6),
                award = t.Column<byte[]>(),
                running = t.Column<bool>(),
                notice_version = t.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_protections", p => p.id));
        migration.CreateIndex(
            "ux_protections_child", "protections", "match_key", unique: true, filter: "running AND match_key IS NOT NULL");
        migration.CreateIndex("ix_protections_referral", "protections", ["referral_id", "division"]);

        migration.CreateTable(
            "household_moves",
            t => new
            {
                match_key = t.Column<byte[]>(),
                move_date = t.Column<DateOnly>(),
                record_time = t.Column<DateTimeOffset>(),
                from_county = t.Column<string>(maxLength: 6),
                to_county = t.Column<string>(maxLength: 6),
            },
            constraints: t => t.PrimaryKey("pk_household_moves", m => new { m.match_key, m.move_date, m.record_time }));
    }
}
