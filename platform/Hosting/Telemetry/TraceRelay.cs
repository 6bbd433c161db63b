using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Exchange.Hosting.Telemetry;

/// <summary>
/// Passes on the trace of a caller who has one, into calls and letters, also where nothing is exported. Calls without a trace get none: an
/// activity that nobody looks at costs a call more than everything else that the node does about it.
/// </summary>
internal sealed class TraceRelay(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) =>
        Activity.Current is null && http.Request.Headers.TraceParent is [{ Length: > 0 } trace] ? RelayAsync(http, trace) : next(http);

    private async Task RelayAsync(HttpContext http, string trace)
    {
        using var activity = new Activity("exchange.rpc") { TraceStateString = http.Request.Headers.TraceState };
        activity.SetParentId(trace).Start();
        await next(http).ConfigureAwait(false);
    }
}
