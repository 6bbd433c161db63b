using Google.Rpc;
using Grpc.Core;

namespace Exchange.Grpc;

/// <summary>Whether a failed attempt is worth another, and after how long.</summary>
internal static class BackOff
{
    /// <summary>How long to wait before the attempt after this one; null if there is to be none.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="failure">How this attempt ended.</param>
    /// <param name="attempt">The number of this attempt, from 1.</param>
    /// <param name="chance">A random number from 0 to 1, which takes off up to half of the wait, so that callers who failed together do not come back together.</param>
    public static TimeSpan? After(ExchangeClientOptions options, RpcException failure, int attempt, double chance)
    {
        if (attempt >= options.Attempts)
            return null;
        if (failure.GetDetail<RetryInfo>()?.RetryDelay is { } asked)
            return asked.ToTimeSpan();
        if (failure.StatusCode != StatusCode.Unavailable)
            return null;
        var full = Math.Min(options.FirstBackOff.TotalMilliseconds * Math.Pow(2, attempt - 1), options.MaxBackOff.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (1 - chance / 2));
    }
}
