using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Exchange.Hosting.Telemetry;

/// <summary>The names under which the platform measures and traces.</summary>
internal static class Sources
{
    public const string Name = "Exchange";

    public static readonly ActivitySource Activities = new(Name);
    public static readonly Meter Meter = new(Name);
}
