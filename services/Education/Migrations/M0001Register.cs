using Exchange.Education.Protection;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.Education.Migrations;

/// <summary>The platform's tables, the school register and the protected students.</summary>
[DbContext(typeof(EducationDb))]
[Migration("0001_register")]
internal sealed class M0001Register : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreatePlatformTables();
        SealedRecord.Create(migrationBuilder, EducationDb.Enrollments);
        ProtectionTables.Create(migrationBuilder);
    }
}
