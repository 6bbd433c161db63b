using Exchange.CivilAffairs.Domain.Register;
using Exchange.Standards;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Exchange.CivilAffairs.Register;

/// <summary>The table of the ledger.</summary>
internal static class ChildTables
{
    public const string Table = "children";

    // A child may come back after her entry has ended; while it is open there is one.
    private static readonly string IsOpen = $"state <> {(int)ChildState.Ended}";

    private static readonly ValueConverter<DivisionCode, string> Code = new(code => code.ToString(), text => CodeOf(text));

    public static void Map(ModelBuilder model) => model.Entity<ChildRecord>(child =>
    {
        child.ToTable(Table);
        child.HasKey(c => c.ChildId);
        child.Property(c => c.ChildId).ValueGeneratedNever();
        child.Property(c => c.Version).IsConcurrencyToken();
        child.Property(c => c.Residence).HasConversion(Code);
        child.Property(c => c.Hukou).HasConversion(Code);
        child.Property(c => c.Checks).HasConversion<StoredChecks.Converter, StoredChecks.Comparer>();
    });

    public static void Create(MigrationBuilder migration)
    {
        migration.CreateTable(
            Table,
            t => new
            {
                child_id = t.Column<Guid>(),
                match_key = t.Column<byte[]>(),
                has_citizen_id = t.Column<bool>(),
                identity = t.Column<byte[]>(),
                contact = t.Column<byte[]>(),
                birth_date = t.Column<DateOnly>(nullable: true),
                residence = t.Column<string>(maxLength: 9),
                residence_county = t.Column<string>(maxLength: 6),
                hukou = t.Column<string>(maxLength: 9),
                hukou_time = t.Column<DateTimeOffset>(nullable: true),
                stated_facts = t.Column<byte[]>(),
                facts = t.Column<byte[]>(),
                import_digest = t.Column<byte[]>(nullable: true),
                state = t.Column<int>(),
                decision = t.Column<byte[]>(nullable: true),
                missing_fact = t.Column<string>(),
                checks = t.Column<byte[]>(),
                verify_time = t.Column<DateTimeOffset>(nullable: true),
                claim = t.Column<Guid>(nullable: true),
                registration_request_time = t.Column<DateTimeOffset>(nullable: true),
                six_months_date = t.Column<DateOnly>(nullable: true),
                refresh_time = t.Column<DateTimeOffset>(),
                refresh_due_date = t.Column<DateOnly>(),
                stale = t.Column<bool>(),
                timer_date = t.Column<DateOnly>(nullable: true),
                referral_id = t.Column<Guid>(nullable: true),
                end_reason = t.Column<int>(nullable: true),
                end_date = t.Column<DateOnly>(nullable: true),
                create_time = t.Column<DateTimeOffset>(),
                update_time = t.Column<DateTimeOffset>(),
                version = t.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_children", c => c.child_id));
        migration.CreateIndex("ix_children_match_key", Table, "match_key", unique: true, filter: IsOpen);
        migration.CreateIndex("ix_children_residence", Table, ["residence_county", "child_id"]);
        migration.CreateIndex("ix_children_state", Table, ["state", "child_id"]);
        migration.CreateIndex("ix_children_verify_time", Table, "verify_time", filter: "verify_time IS NOT NULL");
        migration.CreateIndex("ix_children_timer_date", Table, "timer_date", filter: "timer_date IS NOT NULL");
        migration.CreateIndex("ix_children_claim", Table, "claim", filter: "claim IS NOT NULL");
    }

    private static DivisionCode CodeOf(string text) => text.Length == 0 ? DivisionCode.None : DivisionCode.Parse(text);
}
