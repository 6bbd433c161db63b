using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Referrals;
using Exchange.CivilAffairs.Register;
using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs;

/// <summary>The database of a civil-affairs node. Each slice maps its own tables.</summary>
public sealed class CivilAffairsDb(DbContextOptions<CivilAffairsDb> options) : NodeDb(options)
{
    internal DbSet<ChildRecord> Children => Set<ChildRecord>();
    internal DbSet<OutgoingReferral> Outgoing => Set<OutgoingReferral>();
    internal DbSet<IncomingReferral> Incoming => Set<IncomingReferral>();
    internal DbSet<CaseFile> CaseFiles => Set<CaseFile>();
    internal DbSet<ReferralEventRow> ReferralEvents => Set<ReferralEventRow>();
    internal DbSet<EscalationRow> Escalations => Set<EscalationRow>();
    internal DbSet<ProtectionRow> Protections => Set<ProtectionRow>();
    internal DbSet<HouseholdMoveRow> HouseholdMoves => Set<HouseholdMoveRow>();

    protected override void Map(ModelBuilder model)
    {
        ChildTables.Map(model);
        ReferralTables.Map(model);
    }
}
