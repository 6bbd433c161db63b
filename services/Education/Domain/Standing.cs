using Exchange.Standards;

namespace Exchange.Education.Domain;

/// <summary>A school's record of a student.</summary>
/// <param name="Number">Student number.</param>
/// <param name="Since">First day of its status.</param>
/// <param name="IsRunning">Enrolled or suspended, rather than over.</param>
/// <param name="Index">Position among the records, to find it again.</param>
internal sealed record SchoolRecord(StudentNumber Number, DateOnly Since, bool IsRunning, int Index);

/// <summary>Tells which of a student's records, one from each school, counts.</summary>
internal static class Standing
{
    /// <summary>The records that stand: none, one, or several, when nobody can say which.</summary>
    public static IReadOnlyList<SchoolRecord> Of(IEnumerable<SchoolRecord> records)
    {
        // The number goes along to the next school: of the records under one number the newest stands, whatever the old one has
        // left open.
        var newest = records.GroupBy(record => record.Number).SelectMany(Newest).ToList();
        var running = newest.FindAll(record => record.IsRunning);
        return running.Count > 0 ? running : Newest(newest);
    }

    private static List<SchoolRecord> Newest(IEnumerable<SchoolRecord> records)
    {
        var all = records.ToList();
        return all.FindAll(record => record.Since == all.Max(other => other.Since));
    }
}
