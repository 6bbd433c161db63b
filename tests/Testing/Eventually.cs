using System.Diagnostics;

namespace Exchange.Testing;

/// <summary>Waits for what will come to be so.</summary>
public static class Eventually
{
    /// <summary>Asks until the answer is yes.</summary>
    /// <exception cref="TimeoutException">It did not come to be so in time.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, string what, int seconds = 20)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > TimeSpan.FromSeconds(seconds))
                throw new TimeoutException($"Not within {seconds} s: {what}.");
            await Task.Delay(20);
        }
    }

    /// <inheritdoc cref="TrueAsync(Func{Task{bool}}, string, int)"/>
    public static Task TrueAsync(Func<bool> condition, string what, int seconds = 20) => TrueAsync(() => Task.FromResult(condition()), what, seconds);
}
