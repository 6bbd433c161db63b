using System.Diagnostics;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Tests.Rpc;
using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;
using Grpc.Core;

namespace Exchange.Hosting.Tests.Telemetry;

public sealed class TraceTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [Fact]
    public async Task A_callers_trace_is_passed_on_where_nothing_is_exported()
    {
        await using var node = await TestNode.StartAsync<StubNode, NotesDb>();
        var (trace, state) = ("", "");
        node.Get<StubService>().OnGet = _ =>
        {
            (trace, state) = (Activity.Current?.TraceId.ToString() ?? "", Activity.Current?.TraceStateString ?? "");
            return Task.CompletedTask;
        };

        await CallAsync(node, new Metadata { { "traceparent", $"00-{Trace}-b7ad6b7169203331-01" }, { "tracestate", "a=1" } });

        (trace, state).ShouldBe((Trace, "a=1"));
    }

    [Fact]
    public async Task A_call_without_a_trace_gets_none_that_nobody_looks_at()
    {
        await using var node = await TestNode.StartAsync<StubNode, NotesDb>();
        var current = new Activity("none");
        node.Get<StubService>().OnGet = _ =>
        {
            current = Activity.Current;
            return Task.CompletedTask;
        };

        await CallAsync(node, []);

        current.ShouldBeNull();
    }

    private static async Task CallAsync(TestNode node, Metadata headers) =>
        await new ReferralService.ReferralServiceClient(node.Channel).GetReferralAsync(new(), headers);
}
