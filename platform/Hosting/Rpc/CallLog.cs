using System.Diagnostics;
using System.Diagnostics.Metrics;
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Rpc;

/// <summary>One line and one measurement for each call: method, caller, outcome, time. Never its content.</summary>
internal sealed partial class CallLog(NodeIdentity node, ILogger<CallLog> log) : EveryCall
{
    private static readonly Histogram<double> Duration = Telemetry.Sources.Meter.CreateHistogram<double>(
        "exchange.rpc.duration", "s", "Time to serve an RPC, by method, status code and reason.");

    protected override async Task<T> AroundAsync<T>(ServerCallContext call, object? request, Func<Task<T>> next)
    {
        var start = Stopwatch.GetTimestamp();
        var (code, reason) = (StatusCode.OK, "");
        try
        {
            return await next().ConfigureAwait(false);
        }
        catch (RpcException e)
        {
            (code, reason) = (e.StatusCode, (e as FaultException)?.Info.Reason ?? "");
            throw;
        }
        finally
        {
            var elapsed = Stopwatch.GetElapsedTime(start);
            Duration.Record(
                elapsed.TotalSeconds,
                new("rpc.method", call.Method), new("rpc.code", code.ToString()), new("exchange.reason", reason), new("exchange.node", node.Node));
            if (code == StatusCode.OK)
                Served(call.Method, Caller.Of(call), elapsed.TotalMilliseconds);
            else
                Refused(call.Method, Caller.Of(call), code, reason, elapsed.TotalMilliseconds);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} from {Caller}: OK in {Milliseconds:F1} ms")]
    private partial void Served(string method, Caller caller, double milliseconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} from {Caller}: {Code} {Reason} in {Milliseconds:F1} ms")]
    private partial void Refused(string method, Caller caller, StatusCode code, string reason, double milliseconds);
}
