using System.Diagnostics;
using System.Diagnostics.Metrics;
using Exchange.Hosting.Telemetry;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Rpc;

/// <summary>One line and one measurement for each call: method, caller, outcome, time. Never its content.</summary>
internal sealed partial class CallLog(NodeIdentity node, ILogger<CallLog> log)
{
    private static readonly Histogram<double> Duration = Sources.Meter.CreateHistogram<double>(
        "exchange.rpc.duration", "s", "Time to serve an RPC, by method, status code and reason.");

    /// <param name="call">The call.</param>
    /// <param name="begun">Timestamp of its beginning.</param>
    /// <param name="failure">What its caller is told; null when it was served.</param>
    public void Note(ServerCallContext call, long begun, RpcException? failure)
    {
        var level = failure is null ? LogLevel.Debug : LogLevel.Information;
        if (!Duration.Enabled && !log.IsEnabled(level))
            return;
        var elapsed = Stopwatch.GetElapsedTime(begun);
        var code = failure?.StatusCode ?? StatusCode.OK;
        var reason = (failure as FaultException)?.Info.Reason ?? "";
        Duration.Record(
            elapsed.TotalSeconds,
            new("rpc.method", call.Method),
            new("rpc.code", code.ToString()),
            new("exchange.reason", reason),
            new("exchange.node", node.Node));
        Ended(level, call.Method, Caller.Of(call), code, reason, elapsed.TotalMilliseconds);
    }

    [LoggerMessage(Message = "{Method} from {Caller}: {Code} {Reason} in {Milliseconds:F1} ms")]
    private partial void Ended(LogLevel level, string method, Caller caller, StatusCode code, string reason, double milliseconds);
}
