using Exchange.Hosting.Storage;
using Exchange.MedicalInsurance.Protection;
using Microsoft.EntityFrameworkCore;

namespace Exchange.MedicalInsurance;

/// <summary>The database of a medical-insurance node.</summary>
public sealed class MedicalInsuranceDb(DbContextOptions<MedicalInsuranceDb> options) : NodeDb(options)
{
    /// <summary>The table of the register of the insured.</summary>
    internal const string Covers = "covers";

    internal DbSet<ProtectedPerson> ProtectedPersons => Set<ProtectedPerson>();

    protected override void Map(ModelBuilder model)
    {
        SealedRecord.Map(model, Covers);
        ProtectionTables.Map(model);
    }
}
