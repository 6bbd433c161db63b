using Exchange.Grpc.Tests.Fixture;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;

namespace Exchange.Grpc.Tests.Contracts;

public class InterceptorTests
{
    [Fact]
    public async Task Interceptors_written_together_are_called_in_that_order_and_later_ones_before_them()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, call) => Task.FromResult(call.RequestHeaders.GetValue("x-path")!);
        using var channel = GrpcChannel.ForAddress(server.Address);

        var client = new Echo.EchoClient(channel.Intercept(new Stamp("b"), new Stamp("c")).Intercept(new Stamp("a")));

        (await client.ReadAsync("")).Value.ShouldBe("abc");
        client.Read("").Value.ShouldBe("abc");
    }

    [Fact]
    public async Task A_delegate_that_changes_headers_gets_a_copy()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, call) => Task.FromResult(call.RequestHeaders.GetValue("x-more")!);
        using var channel = GrpcChannel.ForAddress(server.Address);
        var own = new Metadata { { "x-own", "1" } };

        var client = new Echo.EchoClient(channel.Intercept(headers =>
        {
            headers.Add("x-more", headers.GetValue("x-own") + "2");
            return headers;
        }));

        (await client.ReadAsync("", new CallOptions(own))).Value.ShouldBe("12");
        own.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Every_shape_of_call_passes_through_an_interceptor_that_overrides_nothing()
    {
        await using var server = await EchoServer.StartAsync();
        using var channel = GrpcChannel.ForAddress(server.Address);

        await EveryShapeAsync(new Echo.EchoClient(channel.Intercept(new Nothing())));
    }

    [Fact]
    public async Task A_definition_with_interceptors_is_served_by_the_official_server()
    {
        var order = new List<string>();
        var service = new EchoService();
        var definition = ServerServiceDefinition.CreateBuilder()
            .AddMethod(Echo.Read, service.Read)
            .AddMethod(Echo.List, service.List)
            .AddMethod(Echo.Collect, service.Collect)
            .AddMethod(Echo.Chat, service.Chat)
            .Build()
            .Intercept(new Order("1", order), new Order("2", order));
        var builder = WebApplication.CreateBuilder();
        builder.ConfigureExchangeGrpcServer();
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGrpcService(definition);
        await app.StartAsync();
        using var channel = GrpcChannel.ForAddress(app.Urls.Single());

        await EveryShapeAsync(new Echo.EchoClient(channel));

        order.ShouldBe(["1 Read", "2 Read", "1 List", "2 List", "1 Collect", "2 Collect", "1 Chat", "2 Chat"]);
    }

    [Fact]
    public void A_method_may_be_added_once() => Should.Throw<ArgumentException>(() => ServerServiceDefinition.CreateBuilder()
        .AddMethod(Echo.Read, new EchoService().Read)
        .AddMethod(Echo.Read, new EchoService().Read));

    private static async Task EveryShapeAsync(Echo.EchoClient client)
    {
        (await client.ReadAsync("unary")).Value.ShouldBe("unary");

        using var list = client.List("ab");
        (await list.ResponseStream.ReadAllAsync().Select(part => part.Value).ToListAsync()).ShouldBe(["a", "b"]);

        using var collect = client.Collect();
        await collect.RequestStream.WriteAsync(new StringValue { Value = "c" });
        await collect.RequestStream.CompleteAsync();
        (await collect).Value.ShouldBe("c");

        using var chat = client.Chat();
        await chat.RequestStream.WriteAsync(new StringValue { Value = "d" });
        (await chat.ResponseStream.MoveNext()).ShouldBeTrue();
        chat.ResponseStream.Current.Value.ShouldBe("d");
        await chat.RequestStream.CompleteAsync();
        (await chat.ResponseStream.MoveNext()).ShouldBeFalse();
        chat.GetStatus().StatusCode.ShouldBe(StatusCode.OK);
    }

    private sealed class Nothing : Interceptor;

    private sealed class Stamp(string mark) : Interceptor
    {
        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation) => continuation(request, Marked(context));

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            BlockingUnaryCallContinuation<TRequest, TResponse> continuation) => continuation(request, Marked(context));

        private ClientInterceptorContext<TRequest, TResponse> Marked<TRequest, TResponse>(ClientInterceptorContext<TRequest, TResponse> call)
            where TRequest : class
            where TResponse : class =>
            new(call.Method, call.Host, call.Options.WithHeaders(new Metadata { { "x-path", call.Options.Headers?.GetValue("x-path") + mark } }));
    }

    private sealed class Order(string name, List<string> order) : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        {
            Note(context);
            return continuation(request, context);
        }

        public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Note(context);
            return continuation(requestStream, context);
        }

        public override Task ServerStreamingServerHandler<TRequest, TResponse>(
            TRequest request,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            ServerStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Note(context);
            return continuation(request, responseStream, context);
        }

        public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
            IAsyncStreamReader<TRequest> requestStream,
            IServerStreamWriter<TResponse> responseStream,
            ServerCallContext context,
            DuplexStreamingServerMethod<TRequest, TResponse> continuation)
        {
            Note(context);
            return continuation(requestStream, responseStream, context);
        }

        private void Note(ServerCallContext call) => order.Add($"{name} {call.Method.Split('/')[^1]}");
    }
}
