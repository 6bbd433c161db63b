using Exchange.Grpc.Tests.Json.V1;
using Grpc.Core;

namespace Exchange.Grpc.Tests.Json;

/// <summary>Gives back what it got, unless a test says otherwise.</summary>
public sealed class KindService : V1.KindService.KindServiceBase
{
    public Func<Kinds, ServerCallContext, Task<Kinds>> OnEcho { get; set; } = (kinds, _) => Task.FromResult(kinds);

    public Func<Kinds, IServerStreamWriter<Kinds>, ServerCallContext, Task> OnWatch { get; set; } = async (kinds, responses, _) =>
    {
        foreach (var text in kinds.Texts)
            await responses.WriteAsync(new Kinds { Text = text });
    };

    public override Task<Kinds> Echo(Kinds request, ServerCallContext call) => OnEcho(request, call);

    public override Task<PutRequest> Put(PutRequest request, ServerCallContext call) => Task.FromResult(request);

    public override Task<PutRequest> Find(PutRequest request, ServerCallContext call) => Task.FromResult(request);

    public override Task<PutRequest> Name(PutRequest request, ServerCallContext call) => Task.FromResult(request);

    public override Task<PutRequest> List(PutRequest request, ServerCallContext call) => Task.FromResult(request);

    public override Task Watch(Kinds request, IServerStreamWriter<Kinds> responses, ServerCallContext call) =>
        OnWatch(request, responses, call);
}
