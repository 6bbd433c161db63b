using Exchange.Grpc;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Grpc.Testing;

namespace Exchange.Conformance.Interop;

/// <summary>
/// The server's part of gRPC's interoperability tests. The statuses that it echoes carry details besides, as those of the exchange do.
/// </summary>
internal sealed class InteropService : TestService.TestServiceBase
{
    private const string Initial = "x-grpc-test-echo-initial";
    private const string Trailing = "x-grpc-test-echo-trailing-bin";

    public override Task<Empty> EmptyCall(Empty request, ServerCallContext context) => Task.FromResult(new Empty());

    public override async Task<SimpleResponse> UnaryCall(SimpleRequest request, ServerCallContext context)
    {
        await BeginAsync(context, compresses: request.ResponseCompressed?.Value == true);
        Expect(request.ExpectCompressed, OpenedMessages.Of(context) > 0);
        Echo(request.ResponseStatus);
        return new SimpleResponse { Payload = Zeros(request.ResponseSize) };
    }

    public override async Task StreamingOutputCall(
        StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responseStream, ServerCallContext context)
    {
        await BeginAsync(context, compresses: request.ResponseParameters.Any(parameters => parameters.Compressed?.Value == true));
        await AnswerAsync(request, responseStream, context);
    }

    public override async Task<StreamingInputCallResponse> StreamingInputCall(
        IAsyncStreamReader<StreamingInputCallRequest> requestStream, ServerCallContext context)
    {
        var (size, opened) = (0, 0);
        while (await requestStream.MoveNext(context.CancellationToken))
        {
            Expect(requestStream.Current.ExpectCompressed, OpenedMessages.Of(context) > opened);
            opened = OpenedMessages.Of(context);
            size += requestStream.Current.Payload.Body.Length;
        }

        return new StreamingInputCallResponse { AggregatedPayloadSize = size };
    }

    public override async Task FullDuplexCall(
        IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        await BeginAsync(context, compresses: false);
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
            await AnswerAsync(request, responseStream, context);
    }

    public override async Task HalfDuplexCall(
        IAsyncStreamReader<StreamingOutputCallRequest> requestStream,
        IServerStreamWriter<StreamingOutputCallResponse> responseStream,
        ServerCallContext context)
    {
        await BeginAsync(context, compresses: false);
        foreach (var request in await requestStream.ReadAllAsync(context.CancellationToken).ToListAsync())
            await AnswerAsync(request, responseStream, context);
    }

    /// <summary>Sends the headers. The gRPC server compresses a call's messages if it finds its own header there.</summary>
    private static async Task BeginAsync(ServerCallContext context, bool compresses)
    {
        var headers = new Metadata();
        if (context.RequestHeaders.GetValue(Initial) is { } initial)
            headers.Add(Initial, initial);
        if (context.RequestHeaders.GetValueBytes(Trailing) is { } trailing)
            context.ResponseTrailers.Add(Trailing, trailing);
        if (compresses)
            headers.Add("grpc-internal-encoding-request", "gzip");
        if (headers.Count > 0)
            await context.WriteResponseHeadersAsync(headers);
    }

    private static async Task AnswerAsync(
        StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responses, ServerCallContext context)
    {
        Echo(request.ResponseStatus);
        foreach (var parameters in request.ResponseParameters)
        {
            if (parameters.IntervalUs > 0)
                await Task.Delay(TimeSpan.FromMicroseconds(parameters.IntervalUs), context.CancellationToken);
            responses.WriteOptions = parameters.Compressed?.Value == false ? new WriteOptions(WriteFlags.NoCompress) : null;
            await responses.WriteAsync(new StreamingOutputCallResponse { Payload = Zeros(parameters.Size) }, context.CancellationToken);
        }
    }

    private static void Expect(BoolValue? expected, bool wasCompressed)
    {
        if (expected is not null && expected.Value != wasCompressed)
            throw StatusCode.InvalidArgument.ToRpcStatus($"The message was {(wasCompressed ? "" : "not ")}compressed.").ToRpcException();
    }

    private static void Echo(EchoStatus? status)
    {
        if (status is { Code: not 0 })
        {
            var echo = new ErrorInfo { Reason = "ECHO", Domain = "testing.grpc" };
            throw ((StatusCode)status.Code).ToRpcStatus(status.Message, echo).ToRpcException();
        }
    }

    private static Payload Zeros(int size) => new() { Body = UnsafeByteOperations.UnsafeWrap(new byte[size]) };
}
