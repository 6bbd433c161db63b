using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Telemetry;

internal static class NodeConsole
{
    /// <summary>
    /// Quiet for those who cry wolf: the gRPC server calls every malformed request an error, and the health checks every answer
    /// but the best. What goes wrong in a call or with the database is logged by ourselves. ASP.NET Core's diagnostics would give
    /// every call an activity and a log scope as soon as somebody might read them; who exports traces has them without.
    /// </summary>
    public static ILoggingBuilder AddNodeFilters(this ILoggingBuilder logging) => logging
        .AddFilter("Grpc", LogLevel.Critical)
        .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
        .AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.Critical);

    /// <summary>One line an entry, with time and level. Frameworks speak from Warning on.</summary>
    public static ILoggingBuilder AddNodeConsole(this ILoggingBuilder logging) => logging
        .ClearProviders()
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("MassTransit", LogLevel.Warning)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ ";
        });
}
