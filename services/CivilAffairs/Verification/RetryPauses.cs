namespace Exchange.CivilAffairs.Verification;

/// <summary>How long a question waits before it is put again.</summary>
internal sealed class RetryPauses(VerificationOptions options)
{
    // When the department is back, everything that waits for it is asked at once; this is the net below that.
    private static readonly TimeSpan Outage = TimeSpan.FromHours(1);

    /// <summary>Doubles with each attempt up to the longest, less up to a quarter by chance, so that children spread.</summary>
    /// <param name="attempts">How often the question was put, from 1.</param>
    public TimeSpan After(int attempts)
    {
        var seconds = options.FirstRetrySeconds * Math.Pow(2, Math.Clamp(attempts - 1, 0, 30));
        return Spread(TimeSpan.FromSeconds(Math.Min(seconds, options.LongestRetrySeconds)));
    }

    /// <summary>For a question that was not put because its department is known not to answer.</summary>
    public TimeSpan WhileOut() => Spread(Outage);

    private static TimeSpan Spread(TimeSpan pause) => pause * (1 - Random.Shared.NextDouble() / 4);
}
