using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.PublicSecurity.Domain;

namespace Exchange.PublicSecurity.Households;

/// <summary>Turns a parent's records into the intervals that are told.</summary>
internal static class StatusIntervals
{
    /// <summary>The parent with the intervals that follow from the records.</summary>
    public static ParentFacts Of(ParentFacts records)
    {
        var told = new ParentFacts { Role = records.Role, Kind = records.Kind };
        foreach (var record in StatusTimeline.Of([.. records.Statuses.Select(Read)]))
        {
            var interval = records.Statuses[record.Index].Clone();
            interval.ToDate = CivilDate.Text(record.To);
            told.Statuses.Add(interval);
        }
        return told;
    }

    private static StatusRecord Read(ParentStatusInterval status, int index) =>
        new(EffectOf(status.Kind), CivilDate.Parse(status.FromDate), CivilDate.ParseIfAny(status.ToDate), index);

    private static StatusEffect EffectOf(ParentStatusKind kind) => kind switch
    {
        ParentStatusKind.Unknown => StatusEffect.Unknown,
        ParentStatusKind.Functioning => StatusEffect.Functioning,
        ParentStatusKind.Dead => StatusEffect.Final,
        _ => StatusEffect.Restriction,
    };
}
