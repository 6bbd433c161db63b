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
        person.HasKey(p => new { p.MatchKey, p.ReferralId });
    });

    public static void Create(MigrationBuilder migration) => migration.CreateTable(
        Table,
        t => new
        {
            match_key = t.Column<byte[]>(),
            referral_id = t.Column<Guid>(),
            letter_version = t.Column<long>(),
            category = t.Column<int>(),
            first_month = t.Column<string>(),
            last_month = t.Column<string>(),
            mark_time = t.Column<DateTimeOffset>(),
        },
        constraints: t => t.PrimaryKey("pk_protected_persons", e => new { e.match_key, e.referral_id }));
}
