namespace Exchange.PublicSecurity.Domain;

/// <summary>What a record of a parent's status does to the others.</summary>
internal enum StatusEffect
{
    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>Nothing keeps the parent from caring: every restriction is over.</summary>
    Functioning,

    /// <summary>A restriction, which can end and can stand beside others.</summary>
    Restriction,

    /// <summary>Death.</summary>
    Final,
}

/// <summary>A record of the register about a parent.</summary>
/// <param name="Effect">What it does to the others.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day; <see langword="null"/> while it lasts.</param>
/// <param name="Index">Position among the records, to find it again.</param>
internal sealed record StatusRecord(StatusEffect Effect, DateOnly From, DateOnly? To, int Index);

/// <summary>
/// Makes intervals of records, whatever order these arrived in. A record without an end lasts until one begins that ends it: a
/// functioning parent until a restriction, a restriction until the parent functions again. Death ends everything. Records that
/// contradict each other, such as one that begins after a death, stay as they are: whoever asks must see the contradiction.
/// </summary>
internal static class StatusTimeline
{
    /// <summary>The records by their first days, each with the day on which it ended, if it did.</summary>
    public static IReadOnlyList<StatusRecord> Of(IReadOnlyCollection<StatusRecord> records)
    {
        // A declaration of death that has an end was set aside by the court, and ends nothing.
        var death = records.Where(record => record is { Effect: StatusEffect.Final, To: null }).Min(record => (DateOnly?)record.From);
        return
        [
            .. records
                .OrderBy(record => record.From).ThenBy(record => record.Effect).ThenBy(record => record.Index)
                .Select(record => record with { To = Cut(record, record.To ?? DayBeforeSuccessor(record, records), death) }),
        ];
    }

    private static DateOnly? DayBeforeSuccessor(StatusRecord record, IReadOnlyCollection<StatusRecord> records) => records
        .Where(other => other.From > record.From && Ends(record.Effect, other.Effect))
        .Min(other => (DateOnly?)other.From)?.AddDays(-1);

    private static bool Ends(StatusEffect earlier, StatusEffect later) => (earlier, later) is
        (StatusEffect.Unknown, StatusEffect.Functioning or StatusEffect.Restriction)
        or (StatusEffect.Functioning, StatusEffect.Unknown or StatusEffect.Restriction)
        or (StatusEffect.Restriction, StatusEffect.Functioning);

    private static DateOnly? Cut(StatusRecord record, DateOnly? end, DateOnly? death)
    {
        if (death is not { } day || record.Effect == StatusEffect.Final || day < record.From || end < day)
            return end;
        return day > record.From ? day.AddDays(-1) : record.From;
    }
}
