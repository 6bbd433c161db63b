using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.MedicalInsurance.Protection;

/// <summary>The table of protected persons.</summary>
internal static class ProtectionTables
{
    private const string Table = "protected_persons";

    public static void Map(ModelBuilder model) => model.Entity<ProtectedPerson>(person =>
    {
        person.ToTable(Table);
        person.HasKey(p => new { p.MatchKey, p.Division });
        // Together they tell which of two letters counts: what another unit has read meanwhile is read again.
        person.Property(p => p.LetterVersion).IsConcurrencyToken();
        person.Property(p => p.FirstMonth).IsConcurrencyToken();
    });

    public static void Create(MigrationBuilder migration) => migration.CreateTable(
        Table,
        t => new
        {
            match_key = t.Column<byte[]>(),
            division = t.Column<string>(),
            referral_id = t.Column<Guid>(),
            letter_version = t.Column<long>(),
            category = t.Column<int>(),
            first_month = t.Column<string>(),
            last_month = t.Column<string>(),
            mark_time = t.Column<DateTimeOffset>(),
        },
        constraints: t => t.PrimaryKey("pk_protected_persons", e => new { e.match_key, e.division }));
}
