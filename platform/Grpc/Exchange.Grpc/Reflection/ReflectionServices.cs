using Google.Protobuf;
using Grpc.Core;
using V1 = Grpc.Reflection.V1;
using V1Alpha = Grpc.Reflection.V1Alpha;

namespace Exchange.Grpc;

/// <summary>Reflection version 1.</summary>
internal sealed class ReflectionService(ReflectionAnswers answers) : V1.ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<V1.ServerReflectionRequest> requests, IServerStreamWriter<V1.ServerReflectionResponse> responses, ServerCallContext call)
    {
        await foreach (var request in requests.ReadAllAsync(call.CancellationToken))
            await responses.WriteAsync(answers.To(request), call.CancellationToken);
    }
}

/// <summary>Reflection version 1 under its elder name; the messages are the same on the wire.</summary>
internal sealed class ReflectionAlphaService(ReflectionAnswers answers) : V1Alpha.ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<V1Alpha.ServerReflectionRequest> requests, IServerStreamWriter<V1Alpha.ServerReflectionResponse> responses, ServerCallContext call)
    {
        await foreach (var request in requests.ReadAllAsync(call.CancellationToken))
        {
            var answer = answers.To(V1.ServerReflectionRequest.Parser.ParseFrom(request.ToByteString()));
            await responses.WriteAsync(V1Alpha.ServerReflectionResponse.Parser.ParseFrom(answer.ToByteString()), call.CancellationToken);
        }
    }
}
