using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Telemetry;

internal static class NodeConsole
{
    /// <summary>
    /// One line an entry, with time and level. Frameworks speak from Warning on; the gRPC server not at all, since it calls every malformed request
    /// an error, and what goes wrong in a call is logged by our own interceptors.
    /// </summary>
    public static ILoggingBuilder AddNodeConsole(this ILoggingBuilder logging) => logging
        .ClearProviders()
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("MassTransit", LogLevel.Warning)
        .AddFilter("Grpc", LogLevel.Critical)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
}
