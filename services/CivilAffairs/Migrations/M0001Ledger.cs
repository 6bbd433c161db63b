using Exchange.CivilAffairs.Referrals;
using Exchange.CivilAffairs.Register;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.CivilAffairs.Migrations;

/// <summary>The platform's tables and the ledger of children, referrals.</summary>
[DbContext(typeof(CivilAffairsDb))]
[Migration("0001_ledger")]
internal sealed class M0001Ledger : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreatePlatformTables();
        ChildTables.Create(migrationBuilder);
        ReferralTables.Create(migrationBuilder);
    }
}
