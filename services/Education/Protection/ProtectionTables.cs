using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.Education.Protection;

/// <summary>The table of protected students.</summary>
internal static class ProtectionTables
{
    private const string Table = "protected_students";

    public static void Map(ModelBuilder model) => model.Entity<ProtectedStudent>(student =>
    {
        student.ToTable(Table);
        student.HasKey(s => new { s.MatchKey, s.Division });
        // Together they tell which of two letters counts: what another unit has read meanwhile is read again.
        student.Property(s => s.LetterVersion).IsConcurrencyToken();
        student.Property(s => s.FirstMonth).IsConcurrencyToken();
    });

    public static void Create(MigrationBuilder migration) => migration.CreateTable(
        Table,
        t => new
        {
            match_key = t.Column<byte[]>(),
            division = t.Column<string>(),
            referral_id = t.Column<Guid>(),
            letter_version = t.Column<long>(),
            first_month = t.Column<string>(),
            last_month = t.Column<string>(),
            mark_time = t.Column<DateTimeOffset>(),
        },
        constraints: t => t.PrimaryKey("pk_protected_students", e => new { e.match_key, e.division }));
}
