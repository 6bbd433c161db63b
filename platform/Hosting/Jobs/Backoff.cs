namespace Exchange.Hosting;

/// <summary>Growing pauses after failures in a row.</summary>
internal static class Backoff
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    /// <summary>1, 2, 4 … 60 s, up to a quarter of it left out by chance, so that instances spread.</summary>
    public static TimeSpan After(int failures)
    {
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Clamp(failures - 1, 0, 10)));
        return (pause < Longest ? pause : Longest) * (1 - Random.Shared.NextDouble() / 4);
    }
}
