using Exchange.Hosting.Storage;
using Exchange.PublicSecurity.Registration;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.PublicSecurity.Migrations;

/// <summary>The platform's tables, the household register and the registration tasks.</summary>
[DbContext(typeof(PublicSecurityDb))]
[Migration("0001_register")]
internal sealed class M0001Register : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreatePlatformTables();
        SealedRecord.Create(migrationBuilder, PublicSecurityDb.Households);
        RegistrationTables.Create(migrationBuilder);
    }
}
