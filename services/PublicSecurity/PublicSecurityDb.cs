using Exchange.Hosting.Storage;
using Exchange.PublicSecurity.Registration;
using Microsoft.EntityFrameworkCore;

namespace Exchange.PublicSecurity;

/// <summary>The database of a public-security node.</summary>
public sealed class PublicSecurityDb(DbContextOptions<PublicSecurityDb> options) : NodeDb(options)
{
    /// <summary>The table of the household register.</summary>
    internal const string Households = "households";

    internal DbSet<RegistrationTaskRow> RegistrationTasks => Set<RegistrationTaskRow>();

    protected override void Map(ModelBuilder model)
    {
        SealedRecord.Map(model, Households);
        RegistrationTables.Map(model);
    }
}
