using Exchange.Education.Protection;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Education;

/// <summary>The database of an education node.</summary>
public sealed class EducationDb(DbContextOptions<EducationDb> options) : NodeDb(options)
{
    /// <summary>The table of the school register.</summary>
    internal const string Enrollments = "enrollments";

    internal DbSet<ProtectedStudent> ProtectedStudents => Set<ProtectedStudent>();

    protected override void Map(ModelBuilder model)
    {
        SealedRecord.Map(model, Enrollments);
        ProtectionTables.Map(model);
    }
}
