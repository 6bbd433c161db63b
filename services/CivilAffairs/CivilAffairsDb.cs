using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Register;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs;

/// <summary>The database of a civil-affairs node. Each slice maps its own tables.</summary>
public sealed class CivilAffairsDb(DbContextOptions<CivilAffairsDb> options) : NodeDb(options)
{
    internal DbSet<ChildRecord> Children => Set<ChildRecord>();

    protected override void Map(ModelBuilder model)
    {
        ChildTables.Map(model);
    }
}
