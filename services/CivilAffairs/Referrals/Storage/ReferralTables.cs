using Exchange.CivilAffairs.Domain.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>The tables of referrals. Their unique indexes decide races: what the code checks before only explains the outcome.</summary>
internal static partial class ReferralTables
{
    public const string Outgoing = "outgoing_referrals";
    public const string Incoming = "incoming_referrals";
    public const string Events = "referral_events";

    /// <summary>Whether a side is open, as a column of its own for the unique indexes.</summary>
    public const string Open = "Open";

    /// <summary>Who keeps a side, as a column of its own for lists.</summary>
    public const string KeeperCode = "KeeperCode";

    public static void Map(ModelBuilder model)
    {
        model.Entity<OutgoingReferral>(e =>
        {
            e.ToTable(Outgoing);
            e.HasKey(r => r.Id);
            MapSide(e);
            e.Property(r => r.Returns).HasConversion(Columns.Answers, Columns.Replaced<Answer>());
            e.Property(r => r.Superior).HasConversion(Columns.Division);
            e.Property(r => r.MovedTo).HasConversion(Columns.Division);
            e.Property(r => r.Aid).HasConversion(Columns.Months);
        });
        model.Entity<IncomingReferral>(e =>
        {
            e.ToTable(Incoming);
            e.HasKey(r => new { r.Id, r.Leg });
            e.Property(r => r.Leg).ValueGeneratedNever();
            MapSide(e);
        });
        model.Entity<CaseFile>(e =>
        {
            e.ToTable("case_files");
            e.HasKey(f => new { f.ReferralId, f.Side, f.Leg });
            e.Property(f => f.ReferralId).HasConversion(Columns.Id);
        });
        model.Entity<ReferralEventRow>(e =>
        {
            e.ToTable(Events);
            e.HasKey(v => v.Sequence);
            e.Property(v => v.TxId).ValueGeneratedOnAdd();
            e.Property(v => v.ReferralId).HasConversion(Columns.Id);
            e.Property(v => v.Keeper).HasConversion(Columns.Division);
        });
        model.Entity<EscalationRow>(e =>
        {
            e.ToTable("escalations");
            e.HasKey(s => s.Id);
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.ReferralId).HasConversion(Columns.Id);
            e.Property(s => s.Office).HasConversion(Columns.Division);
            e.Property(s => s.Owing).HasConversion(Columns.Division);
            e.Property(s => s.Residence).HasConversion(Columns.Division);
            e.Property(s => s.Hukou).HasConversion(Columns.Division);
            e.Property(s => s.Returns).HasConversion(Columns.Answers, Columns.Replaced<Answer>());
        });
        model.Entity<ProtectionRow>(e =>
        {
            e.ToTable("protections");
            e.HasKey(p => p.Id);
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.ReferralId).HasConversion(Columns.Id);
            e.Property(p => p.Division).HasConversion(Columns.Division);
            e.Property(p => p.Award).HasConversion(Columns.Award);
            e.Property(p => p.NoticeVersion).IsConcurrencyToken();
        });
        model.Entity<HouseholdMoveRow>(e =>
        {
            e.ToTable("household_moves");
            e.HasKey(m => new { m.MatchKey, m.MoveDate, m.RecordTime });
            e.Property(m => m.FromCounty).HasConversion(Columns.Division);
            e.Property(m => m.ToCounty).HasConversion(Columns.Division);
        });
    }

    private static void MapSide<TSide>(EntityTypeBuilder<TSide> e)
        where TSide : ReferralSide
    {
        e.Property(r => r.Id).HasConversion(Columns.Id).ValueGeneratedNever();
        e.Property(r => r.Residence).HasConversion(Columns.Division);
        e.Property(r => r.Hukou).HasConversion(Columns.Division);
        e.Property(r => r.Answer).HasConversion(Columns.Answer);
        e.Property(r => r.Award).HasConversion(Columns.Award);
        e.Property(r => r.Clocks).HasConversion(Columns.Clocks, Columns.Replaced<ReferralClock>());
        e.Property(r => r.Version).IsConcurrencyToken();
        e.Property<bool>(Open);
        e.Property<string>(KeeperCode).HasColumnName("keeper");
        e.Ignore(r => r.Running);
    }
}
