using Exchange.Hosting.Storage;
using Exchange.MedicalInsurance.Protection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.MedicalInsurance.Migrations;

/// <summary>The platform's tables, the register of the insured and the protected persons.</summary>
[DbContext(typeof(MedicalInsuranceDb))]
[Migration("0001_register")]
internal sealed class M0001Register : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreatePlatformTables();
        SealedRecord.Create(migrationBuilder, MedicalInsuranceDb.Covers);
        ProtectionTables.Create(migrationBuilder);
    }
}
