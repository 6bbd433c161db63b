using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Exchange.Hosting.Rpc;

/// <summary>
/// Gives a deadline to calls that bring none and shortens those that are too long, before the gRPC server reads it: so it ends
/// these calls just as it ends
/// those whose clients thought of it.
/// </summary>
internal sealed class DeadlineMiddleware(RpcOptions options, RequestDelegate next)
{
    private const string Header = "grpc-timeout";

    /// <summary>A time that the server rounds to nothing would be no deadline to it.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMicroseconds(1);

    private readonly TimeSpan _default = TimeSpan.FromSeconds(options.DefaultDeadlineSeconds);
    private readonly TimeSpan _longest = TimeSpan.FromSeconds(options.LongestDeadlineSeconds);
    private readonly TimeSpan _longestStream = TimeSpan.FromSeconds(options.LongestStreamSeconds);

    public Task InvokeAsync(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is { } rpc)
            Limit(http.Request.Headers, isStream: rpc.Method.Type != MethodType.Unary);
        return next(http);
    }

    private void Limit(IHeaderDictionary headers, bool isStream)
    {
        var (absent, longest) = isStream ? (_longestStream, _longestStream) : (_default, _longest);
        var asked = Parse(headers[Header].ToString());
        if (asked is null || asked > longest)
            headers[Header] = $"{(long)(asked is null ? absent : longest).TotalMilliseconds}m";
        else if (asked < Shortest)
            headers[Header] = "1u";
    }

    /// <summary>
    /// Up to eight digits and a unit, as the gRPC protocol has it; null for anything else, which the server would take for no
    /// deadline.
    /// </summary>
    internal static TimeSpan? Parse(string timeout)
    {
        if (timeout.Length is < 2 or > 9 || !long.TryParse(timeout.AsSpan(0, timeout.Length - 1), System.Globalization.NumberStyles.None, null, out var count))
            return null;
        return timeout[^1] switch
        {
            'H' => TimeSpan.FromHours(count),
            'M' => TimeSpan.FromMinutes(count),
            'S' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMilliseconds(count),
            'u' => TimeSpan.FromMicroseconds(count),
            'n' => TimeSpan.FromTicks(count / 100),
            _ => null,
        };
    }
}
