using System.Globalization;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.Grpc;

/// <summary>Whether a failed attempt is worth another, and after how long.</summary>
internal static class BackOff
{
    /// <summary>
    /// Trailer by which a server says when it wants to be asked again, in milliseconds; anything but such a number says never.
    /// </summary>
    private const string Pushback = "grpc-retry-pushback-ms";

    /// <summary>How long to wait before the attempt after this one; null if there is to be none.</summary>
    /// <param name="options">The client's options.</param>
    /// <param name="failure">How this attempt ended.</param>
    /// <param name="attempt">The number of this attempt, from 1.</param>
    /// <param name="chance">
    /// A random number from 0 to 1, which takes off up to half of the wait, so that callers who failed together do not come back together.
    /// </param>
    public static TimeSpan? After(ExchangeClientOptions options, RpcException failure, int attempt, double chance)
    {
        if (attempt >= options.Attempts)
            return null;
        if (failure.Trailers.Get(Pushback) is { IsBinary: false } pushback)
            return Milliseconds(pushback.Value);
        if (failure.GetDetail<RetryInfo>()?.RetryDelay?.ToTimeSpan() is { } asked && asked >= TimeSpan.Zero)
            return asked;
        if (failure.StatusCode != StatusCode.Unavailable)
            return null;
        var full = Math.Min(options.FirstBackOff.TotalMilliseconds * Math.Pow(2, attempt - 1), options.MaxBackOff.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(full * (1 - chance / 2));
    }

    /// <summary>Whether a failure says that the server cannot take more, and not that the request is wrong.</summary>
    public static bool IsOverload(RpcException failure) =>
        failure.StatusCode == StatusCode.Unavailable || failure.Trailers.Get(Pushback) is { IsBinary: false };

    private static TimeSpan? Milliseconds(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;
}
