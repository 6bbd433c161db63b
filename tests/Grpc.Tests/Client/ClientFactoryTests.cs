using Exchange.Grpc.Tests.Fixture;
using Grpc.Core;
using Grpc.Core.Interceptors;
using HealthClient = Grpc.Health.V1.Health.HealthClient;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Exchange.Grpc.Tests.Client;

public class ClientFactoryTests
{
    [Fact]
    public async Task A_client_is_had_by_its_type_and_by_its_name()
    {
        await using var shenyang = await EchoServer.StartAsync();
        await using var dalian = await EchoServer.StartAsync();
        shenyang.Service.OnRead = (_, _) => Task.FromResult("shenyang");
        dalian.Service.OnRead = (_, _) => Task.FromResult("dalian");
        await using var provider = new ServiceCollection().AddLogging()
            .AddExchangeClient<Echo.EchoClient>("shenyang", shenyang.Address)
            .AddExchangeClient<Echo.EchoClient>("dalian", _ => dalian.Address)
            .AddExchangeClient<HealthClient>("dalian", dalian.Address)
            .BuildServiceProvider();

        (await provider.GetRequiredKeyedService<Echo.EchoClient>("shenyang").ReadAsync("")).Value.ShouldBe("shenyang");
        (await provider.GetRequiredKeyedService<Echo.EchoClient>("dalian").ReadAsync("")).Value.ShouldBe("dalian");
        (await provider.GetRequiredService<Echo.EchoClient>().ReadAsync("")).Value.ShouldBe("dalian", "the last one that was added");
        provider.GetRequiredService<HealthClient>().ShouldBeSameAs(provider.GetRequiredKeyedService<HealthClient>("dalian"));
    }

    [Fact]
    public void A_name_is_given_once_for_each_type()
    {
        var services = new ServiceCollection().AddExchangeClient<Echo.EchoClient>("a", new Uri("http://127.0.0.1:1"));

        Should.Throw<ArgumentException>(() => services.AddExchangeClient<Echo.EchoClient>("a", new Uri("http://127.0.0.1:2")));
    }

    [Fact]
    public void A_client_that_no_contract_describes_is_refused() =>
        Should.Throw<ArgumentException>(() => new ServiceCollection().AddExchangeClient<Foreign>("a", new Uri("http://127.0.0.1:1")));

    [Fact]
    public async Task Clients_of_one_server_share_a_connection()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, call) => Task.FromResult(call.Peer);
        await using var provider = new ServiceCollection().AddLogging()
            .AddExchangeClient<Echo.EchoClient>("one", server.Address)
            .AddExchangeClient<Echo.EchoClient>("other", server.Address)
            .BuildServiceProvider();

        var one = await provider.GetRequiredKeyedService<Echo.EchoClient>("one").ReadAsync("");
        var other = await provider.GetRequiredKeyedService<Echo.EchoClient>("other").ReadAsync("");

        other.ShouldBe(one);
    }

    [Fact]
    public async Task Interceptors_are_called_in_order_and_see_a_call_once_however_often_it_is_repeated()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (text, call) => server.Service.Calls < 3
            ? throw StatusCode.Unavailable.ToRpcStatus("busy").ToRpcException()
            : Task.FromResult(call.RequestHeaders.GetValue("x-path")!);
        var (first, second) = (new Stamp("a"), new Stamp("b"));
        await using var provider = new ServiceCollection().AddLogging().AddSingleton(second)
            .AddExchangeClient<Echo.EchoClient>("echo", server.Address, options =>
            {
                options.FirstBackOff = TimeSpan.FromMilliseconds(1);
                options.Intercept(first);
                options.Intercept<Stamp>();
            })
            .BuildServiceProvider();

        (await provider.GetRequiredService<Echo.EchoClient>().ReadAsync("")).Value.ShouldBe("ab");

        (first.Calls, second.Calls, server.Service.Calls).ShouldBe((1, 1, 3));
    }

    [Theory]
    [InlineData(0, 0.1, 1)]
    [InlineData(10, 0, 1)]
    [InlineData(10, 2, 1)]
    [InlineData(10, 0.1, 0)]
    public void Options_out_of_range_are_refused(int tokens, double ratio, int backOff)
    {
        using var provider = new ServiceCollection().AddLogging()
            .AddExchangeClient<Echo.EchoClient>("echo", new Uri("http://127.0.0.1:1"))
            .Configure<ExchangeChannelOptions>(o =>
                (o.RetryTokens, o.RetryTokenRatio, o.ReconnectBackOff) = (tokens, ratio, TimeSpan.FromSeconds(backOff)))
            .BuildServiceProvider();

        Should.Throw<OptionsValidationException>(() => provider.GetRequiredService<Echo.EchoClient>());
    }

    private sealed class Stamp(string mark) : Interceptor
    {
        public int Calls { get; private set; }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            TRequest request,
            ClientInterceptorContext<TRequest, TResponse> context,
            AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
        {
            Calls++;
            var path = context.Options.Headers?.GetValue("x-path") + mark;
            var options = context.Options.WithHeaders(new Metadata { { "x-path", path } });
            return continuation(request, new(context.Method, context.Host, options));
        }
    }

    private sealed class Foreign : ClientBase<Foreign>
    {
        protected override Foreign NewInstance(ClientBaseConfiguration configuration) => new();
    }
}
