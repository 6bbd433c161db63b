using Exchange.Grpc.Tests.Fixture;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace Exchange.Grpc.Tests.Server;

public class StreamTests
{
    [Fact]
    public async Task A_thousand_streams_are_held_open_on_one_connection()
    {
        await using var server = await EchoServer.StartAsync();
        using var oneConnection = GrpcChannel.ForAddress(server.Address, new GrpcChannelOptions { HttpHandler = new SocketsHttpHandler() });
        var client = new Echo.EchoClient(oneConnection);
        // Until the server has told its limit, a client assumes 100.
        await client.ReadAsync("");
        var calls = Enumerable.Range(0, 1000).Select(_ => client.Chat()).ToList();

        var answers = await Task.WhenAll(calls.Select(async (call, i) =>
        {
            await call.RequestStream.WriteAsync(new StringValue { Value = $"{i}" });
            await call.ResponseStream.MoveNext();
            return call.ResponseStream.Current.Value;
        })).WaitAsync(TimeSpan.FromSeconds(30));

        answers.ShouldBe(Enumerable.Range(0, 1000).Select(i => $"{i}"));
        calls.ForEach(call => call.Dispose());
    }

    [Fact]
    public async Task More_calls_than_one_connection_carries_take_another()
    {
        await using var server = await EchoServer.StartAsync(o => o.MaxStreamsPerConnection = 10);
        var client = server.Client();
        // Until the server has told its limit, a client assumes 100.
        await client.ReadAsync("");
        var all = new TaskCompletionSource();
        server.Service.OnWrite = async (text, _) =>
        {
            if (server.Service.Calls == 31)
                all.TrySetResult();
            await all.Task;
            return text;
        };

        await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => client.WriteAsync("").ResponseAsync)).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_stream_may_be_longer_than_Kestrel_s_limit_of_a_request()
    {
        await using var server = await EchoServer.StartAsync();
        var part = new StringValue { Value = new string('x', 1 << 20) };

        using var call = server.Client(connect: o => o.MaxReceiveMessageSize = 64 << 20).Chat();
        for (var i = 0; i < 40; i++)
        {
            await call.RequestStream.WriteAsync(part);
            (await call.ResponseStream.MoveNext()).ShouldBeTrue();
        }

        await call.RequestStream.CompleteAsync();
        (await call.ResponseStream.MoveNext()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_message_may_be_larger_than_Kestrel_s_limit_of_a_request_if_the_node_takes_it()
    {
        await using var server = await EchoServer.StartAsync(o => o.MaxReceiveMessageSize = 64 << 20);
        server.Service.OnWrite = (text, _) => Task.FromResult($"{text.Length}");

        (await server.Client().WriteAsync(new string('x', 40 << 20))).Value.ShouldBe($"{40 << 20}");
    }

    [Fact]
    public async Task A_reader_of_a_stream_may_pause_for_longer_than_Kestrel_s_grace_period()
    {
        await using var server = await EchoServer.StartAsync();
        var text = new string('x', 3 << 20);
        server.Service.OnList = async (_, responses, call) =>
        {
            for (var i = 0; i < 8; i++)
                await responses.WriteAsync(new StringValue { Value = text }, call.CancellationToken);
        };

        using var call = server.Client().List("");
        await call.ResponseStream.MoveNext();
        await Task.Delay(TimeSpan.FromSeconds(12));

        (await call.ResponseStream.ReadAllAsync().CountAsync()).ShouldBe(7);
    }

    [Fact]
    public async Task A_stream_may_be_silent_for_longer_than_Kestrel_s_grace_period()
    {
        await using var server = await EchoServer.StartAsync();

        using var call = server.Client().Collect();
        await call.RequestStream.WriteAsync(new StringValue { Value = "a" });
        await Task.Delay(TimeSpan.FromSeconds(7));
        await call.RequestStream.WriteAsync(new StringValue { Value = "b" });
        await call.RequestStream.CompleteAsync();

        (await call).Value.ShouldBe("ab");
    }

    [Fact]
    public async Task A_stream_of_responses_arrives_in_order()
    {
        await using var server = await EchoServer.StartAsync();

        using var call = server.Client().List("abc");

        (await call.ResponseStream.ReadAllAsync().Select(part => part.Value).ToListAsync()).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task A_caller_that_cancels_a_stream_leaves_no_error_behind()
    {
        await using var server = await EchoServer.StartAsync();
        using var cancel = new CancellationTokenSource();

        using var call = server.Client().Chat(new CallOptions(cancellationToken: cancel.Token));
        await call.RequestStream.WriteAsync(new StringValue());
        await call.ResponseStream.MoveNext();
        await cancel.CancelAsync();

        (await Should.ThrowAsync<RpcException>(() => call.ResponseStream.MoveNext())).StatusCode.ShouldBe(StatusCode.Cancelled);
    }
}
