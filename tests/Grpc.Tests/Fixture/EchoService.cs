using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Exchange.Grpc.Tests.Fixture;

/// <summary>Gives back what it got, unless a test says otherwise.</summary>
public sealed class EchoService : Echo.EchoBase
{
    public Func<string, ServerCallContext, Task<string>> OnRead { get; set; } = (text, _) => Task.FromResult(text);

    public Func<string, ServerCallContext, Task<string>> OnWrite { get; set; } = (text, _) => Task.FromResult(text);

    public Func<string, IServerStreamWriter<StringValue>, ServerCallContext, Task> OnList { get; set; } = async (text, responses, call) =>
    {
        foreach (var letter in text)
            await responses.WriteAsync(new StringValue { Value = letter.ToString() }, call.CancellationToken);
    };

    /// <summary>How many calls of Read and Write have begun.</summary>
    public int Calls => _calls;

    private int _calls;

    public override async Task<StringValue> Read(StringValue request, ServerCallContext call)
    {
        Interlocked.Increment(ref _calls);
        return new StringValue { Value = await OnRead(request.Value, call) };
    }

    public override async Task<StringValue> Write(StringValue request, ServerCallContext call)
    {
        Interlocked.Increment(ref _calls);
        return new StringValue { Value = await OnWrite(request.Value, call) };
    }

    public override Task List(StringValue request, IServerStreamWriter<StringValue> responses, ServerCallContext call) =>
        OnList(request.Value, responses, call);

    public override async Task<StringValue> Collect(IAsyncStreamReader<StringValue> requests, ServerCallContext call)
    {
        var all = "";
        await foreach (var part in requests.ReadAllAsync(call.CancellationToken))
            all += part.Value;
        return new StringValue { Value = all };
    }

    public override async Task Chat(IAsyncStreamReader<StringValue> requests, IServerStreamWriter<StringValue> responses, ServerCallContext call)
    {
        await foreach (var part in requests.ReadAllAsync(call.CancellationToken))
            await responses.WriteAsync(part, call.CancellationToken);
    }
}
