namespace Exchange.MedicalInsurance.Domain.Covers;

/// <summary>A county's record of an insured person.</summary>
/// <param name="Since">First day of its status.</param>
/// <param name="IsRunning">Insured there now.</param>
/// <param name="Index">Position among the records, to find it again.</param>
internal sealed record CoverRecord(DateOnly Since, bool IsRunning, int Index);

/// <summary>Tells which of a person's records, one from each county, counts.</summary>
internal static class Standing
{
    /// <summary>The records that stand: none, one, or several, such as for somebody who is insured twice (重复参保).</summary>
    public static IReadOnlyList<CoverRecord> Of(IEnumerable<CoverRecord> records)
    {
        var all = records.ToList();
        var running = all.FindAll(record => record.IsRunning);
        return running.Count > 0 ? running : all.FindAll(record => record.Since == all.Max(other => other.Since));
    }
}
