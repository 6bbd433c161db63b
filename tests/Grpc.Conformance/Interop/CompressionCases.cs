using Grpc.Core;
using Grpc.Testing;
using static Exchange.Conformance.Interop.Messages;

namespace Exchange.Conformance.Interop;

/// <summary>The compression cases of gRPC's interoperability tests, from the client's side.</summary>
internal static class CompressionCases
{
    /// <summary>Makes the official client compress a call's messages.</summary>
    public static readonly Metadata Compressing = new() { { "grpc-internal-encoding-request", "gzip" } };

    private static readonly BoolValue Yes = new() { Value = true };
    private static readonly BoolValue No = new() { Value = false };

    public static readonly IReadOnlyDictionary<string, Func<InteropClient, Task>> All = new Dictionary<string, Func<InteropClient, Task>>
    {
        ["client_compressed_unary"] = ClientCompressedUnary,
        ["client_compressed_streaming"] = ClientCompressedStreaming,
        ["server_compressed_unary"] = ServerCompressedUnary,
        ["server_compressed_streaming"] = ServerCompressedStreaming,
    };

    private static async Task ClientCompressedUnary(InteropClient client)
    {
        (await Should.ThrowAsync<RpcException>(async () => await client.Service.UnaryCallAsync(Expecting(Yes))))
            .StatusCode.ShouldBe(StatusCode.InvalidArgument);
        (await client.Service.UnaryCallAsync(Expecting(Yes), Compressing)).Payload.Body.Length.ShouldBe(LargeResponse);
        (await client.Service.UnaryCallAsync(Expecting(No))).Payload.Body.Length.ShouldBe(LargeResponse);
    }

    private static async Task ClientCompressedStreaming(InteropClient client)
    {
        var compressed = new StreamingInputCallRequest { Payload = PayloadOf(27182), ExpectCompressed = Yes };
        var plain = new StreamingInputCallRequest { Payload = PayloadOf(45904), ExpectCompressed = No };

        using var refused = client.Service.StreamingInputCall();
        await refused.RequestStream.WriteAsync(compressed);
        await refused.RequestStream.CompleteAsync();
        (await Should.ThrowAsync<RpcException>(async () => await refused)).StatusCode.ShouldBe(StatusCode.InvalidArgument);

        using var call = client.Service.StreamingInputCall(Compressing);
        await call.RequestStream.WriteAsync(compressed);
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync(plain);
        await call.RequestStream.CompleteAsync();
        (await call).AggregatedPayloadSize.ShouldBe(73086);
    }

    private static async Task ServerCompressedUnary(InteropClient client)
    {
        await client.Service.UnaryCallAsync(new SimpleRequest(Large) { ResponseCompressed = Yes });
        client.Opened.ShouldBe(1);
        await client.Service.UnaryCallAsync(new SimpleRequest(Large) { ResponseCompressed = No });
        client.Opened.ShouldBe(1);
    }

    private static async Task ServerCompressedStreaming(InteropClient client)
    {
        using var call = client.Service.StreamingOutputCall(new StreamingOutputCallRequest
        {
            ResponseParameters =
            {
                new ResponseParameters { Size = 31415, Compressed = Yes },
                new ResponseParameters { Size = 92653, Compressed = No },
            },
        });

        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        (call.ResponseStream.Current.Payload.Body.Length, client.Opened).ShouldBe((31415, 1));
        (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        (call.ResponseStream.Current.Payload.Body.Length, client.Opened).ShouldBe((92653, 1));
        (await call.ResponseStream.MoveNext()).ShouldBeFalse();
    }

    private static SimpleRequest Expecting(BoolValue compressed) => new(Large) { ExpectCompressed = compressed };
}
