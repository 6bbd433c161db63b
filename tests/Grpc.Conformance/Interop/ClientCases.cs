using Exchange.Grpc;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Testing;
using static Exchange.Conformance.Interop.Messages;

namespace Exchange.Conformance.Interop;

/// <summary>
/// The client's part of gRPC's interoperability tests, but for compression: each case by the name that its description gives it.
/// </summary>
internal static class ClientCases
{
    private const string WhitespaceAndUnicode = "\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n";

    private static readonly byte[] TrailingBytes = [0xab, 0xab, 0xab];

    public static readonly IReadOnlyDictionary<string, Func<InteropClient, Task>> All = new Dictionary<string, Func<InteropClient, Task>>
    {
        ["empty_unary"] = EmptyUnary,
        ["large_unary"] = LargeUnary,
        ["client_streaming"] = ClientStreaming,
        ["server_streaming"] = ServerStreaming,
        ["ping_pong"] = PingPong,
        ["empty_stream"] = EmptyStream,
        ["cancel_after_begin"] = CancelAfterBegin,
        ["cancel_after_first_response"] = CancelAfterFirstResponse,
        ["timeout_on_sleeping_server"] = TimeoutOnSleepingServer,
        ["custom_metadata"] = CustomMetadata,
        ["status_code_and_message"] = client => StatusAndMessage(client, "test status message", streams: true),
        ["special_status_message"] = client => StatusAndMessage(client, WhitespaceAndUnicode, streams: false),
        ["unimplemented_method"] = UnimplementedMethod,
        ["unimplemented_service"] = UnimplementedService,
    };

    private static async Task EmptyUnary(InteropClient client) => (await client.Service.EmptyCallAsync(new Empty())).ShouldBe(new Empty());

    private static async Task LargeUnary(InteropClient client) =>
        (await client.Service.UnaryCallAsync(Large)).Payload.Body.ShouldBe(Zeros(LargeResponse));

    private static async Task ClientStreaming(InteropClient client)
    {
        using var call = client.Service.StreamingInputCall();
        foreach (var size in RequestSizes)
            await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = PayloadOf(size) });
        await call.RequestStream.CompleteAsync();

        (await call).AggregatedPayloadSize.ShouldBe(74922);
    }

    private static async Task ServerStreaming(InteropClient client)
    {
        using var call = client.Service.StreamingOutputCall(Asking(ResponseSizes));

        (await call.ResponseStream.ReadAllAsync().Select(response => response.Payload.Body).ToListAsync())
            .ShouldBe(ResponseSizes.Select(Zeros));
    }

    private static async Task PingPong(InteropClient client)
    {
        using var call = client.Service.FullDuplexCall();
        foreach (var (request, response) in RequestSizes.Zip(ResponseSizes))
        {
            await call.RequestStream.WriteAsync(Asking(request, response));
            (await call.ResponseStream.MoveNext()).ShouldBeTrue();
            call.ResponseStream.Current.Payload.Body.ShouldBe(Zeros(response));
        }

        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext()).ShouldBeFalse();
    }

    private static async Task EmptyStream(InteropClient client)
    {
        using var call = client.Service.FullDuplexCall();
        await call.RequestStream.CompleteAsync();

        (await call.ResponseStream.MoveNext()).ShouldBeFalse();
        call.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    private static async Task CancelAfterBegin(InteropClient client)
    {
        using var cancel = new CancellationTokenSource();
        using var call = client.Service.StreamingInputCall(cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        (await Should.ThrowAsync<RpcException>(async () => await call)).StatusCode.ShouldBe(StatusCode.Cancelled);
        call.GetStatus().StatusCode.ShouldBe(StatusCode.Cancelled);
    }

    private static async Task CancelAfterFirstResponse(InteropClient client)
    {
        using var cancel = new CancellationTokenSource();
        using var call = client.Service.FullDuplexCall(cancellationToken: cancel.Token);
        await call.RequestStream.WriteAsync(Asking(RequestSizes[0], ResponseSizes[0]));
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        await cancel.CancelAsync();

        (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.Cancelled);
    }

    private static async Task TimeoutOnSleepingServer(InteropClient client)
    {
        using var call = client.Service.FullDuplexCall(deadline: DateTime.UtcNow.AddMilliseconds(1));
        try
        {
            await call.RequestStream.WriteAsync(new StreamingOutputCallRequest { Payload = PayloadOf(RequestSizes[0]) });
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // A deadline this short may pass before the request is out; what counts is the status below.
        }

        (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
    }

    private static async Task CustomMetadata(InteropClient client)
    {
        var metadata = new Metadata
        {
            { "x-grpc-test-echo-initial", "test_initial_metadata_value" },
            { "x-grpc-test-echo-trailing-bin", TrailingBytes },
        };

        using var unary = client.Service.UnaryCallAsync(Large, metadata);
        await unary;
        ShouldBeEchoed(await unary.ResponseHeadersAsync, unary.GetTrailers());

        using var duplex = client.Service.FullDuplexCall(metadata);
        await duplex.RequestStream.WriteAsync(Asking(LargeRequest, LargeResponse));
        await duplex.RequestStream.CompleteAsync();
        (await duplex.ResponseStream.ReadAllAsync().CountAsync()).ShouldBe(1);
        ShouldBeEchoed(await duplex.ResponseHeadersAsync, duplex.GetTrailers());
    }

    private static void ShouldBeEchoed(Metadata headers, Metadata trailers)
    {
        headers.GetValue("x-grpc-test-echo-initial").ShouldBe("test_initial_metadata_value");
        trailers.GetValueBytes("x-grpc-test-echo-trailing-bin").ShouldBe(TrailingBytes);
    }

    private static async Task StatusAndMessage(InteropClient client, string message, bool streams)
    {
        var status = new EchoStatus { Code = (int)StatusCode.Unknown, Message = message };

        var unary = await Should.ThrowAsync<RpcException>(async () =>
            await client.Service.UnaryCallAsync(new SimpleRequest { ResponseStatus = status }));
        unary.Status.ShouldBe(new Status(StatusCode.Unknown, message));
        if (!streams)
            return;

        using var call = client.Service.FullDuplexCall();
        await call.RequestStream.WriteAsync(new StreamingOutputCallRequest { ResponseStatus = status });
        await call.RequestStream.CompleteAsync();
        (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext()))
            .Status.ShouldBe(new Status(StatusCode.Unknown, message));
    }

    private static async Task UnimplementedMethod(InteropClient client) =>
        (await Should.ThrowAsync<RpcException>(async () => await client.Service.UnimplementedCallAsync(new Empty())))
            .StatusCode.ShouldBe(StatusCode.Unimplemented);

    private static async Task UnimplementedService(InteropClient client) =>
        (await Should.ThrowAsync<RpcException>(async () => await client.Unimplemented.UnimplementedCallAsync(new Empty())))
            .StatusCode.ShouldBe(StatusCode.Unimplemented);
}
