using Exchange.Grpc.Tests.Fixture;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Grpc.Tests.Client;

public class RetryBudgetTests
{
    [Fact]
    public void Half_of_the_tokens_is_kept_for_first_attempts()
    {
        var budget = new RetryBudget(tokens: 4, ratio: 0.5);

        budget.Failed();
        budget.IsLeft.ShouldBeTrue();
        budget.Failed();
        budget.IsLeft.ShouldBeFalse();
        budget.Succeeded();
        budget.IsLeft.ShouldBeTrue();
    }

    [Fact]
    public void There_are_never_more_tokens_than_at_the_beginning_and_never_less_than_none()
    {
        var budget = new RetryBudget(tokens: 2, ratio: 1);

        for (var i = 0; i < 100; i++)
            budget.Succeeded();
        budget.Failed();
        budget.IsLeft.ShouldBeFalse();
        for (var i = 0; i < 100; i++)
            budget.Failed();
        budget.Succeeded();
        budget.Succeeded();
        budget.IsLeft.ShouldBeTrue();
    }

    [Fact]
    public void Tokens_are_counted_rightly_by_many_at_a_time()
    {
        var budget = new RetryBudget(tokens: 1000, ratio: 0.1);

        Parallel.For(0, 400, _ => budget.Failed());
        Parallel.For(0, 999, _ => budget.Succeeded());

        // 1,000 - 400 + 99.9; of which 199 more may fail.
        Parallel.For(0, 199, _ => budget.Failed());
        budget.IsLeft.ShouldBeTrue();
        budget.Failed();
        budget.IsLeft.ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_is_down_is_not_asked_three_times_by_everybody()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnRead = (_, _) => throw StatusCode.Unavailable.ToRpcStatus("down").ToRpcException();
        var client = server.Client(Quickly);

        for (var i = 0; i < 50; i++)
            await Should.ThrowAsync<RpcException>(async () => await client.ReadAsync(""));

        // Ten tokens: the first five failures may be followed by another attempt each.
        server.Service.Calls.ShouldBeInRange(50, 55);
    }

    [Fact]
    public async Task Success_brings_repetition_back()
    {
        await using var server = await EchoServer.StartAsync();
        var isDown = true;
        server.Service.OnRead = (text, call) => isDown || (text == "flaky" && call.RequestHeaders.Get("grpc-previous-rpc-attempts") is null)
            ? throw StatusCode.Unavailable.ToRpcStatus("down").ToRpcException()
            : Task.FromResult(text);
        var client = server.Client(Quickly, o => o.RetryTokenRatio = 1);
        for (var i = 0; i < 20; i++)
            await Should.ThrowAsync<RpcException>(async () => await client.ReadAsync(""));

        isDown = false;
        await Should.ThrowAsync<RpcException>(async () => await client.ReadAsync("flaky"));
        for (var i = 0; i < 10; i++)
            await client.ReadAsync("");

        (await client.ReadAsync("flaky")).Value.ShouldBe("flaky");
    }

    [Fact]
    public async Task Clients_of_one_server_share_its_budget_and_calls_that_are_never_repeated_take_from_it()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnWrite = server.Service.OnRead = (_, _) => throw StatusCode.Unavailable.ToRpcStatus("down").ToRpcException();
        await using var provider = new ServiceCollection().AddLogging()
            .AddExchangeClient<Echo.EchoClient>("one", server.Address, Quickly)
            .AddExchangeClient<Echo.EchoClient>("other", server.Address, Quickly)
            .BuildServiceProvider();

        var one = provider.GetRequiredKeyedService<Echo.EchoClient>("one");
        var other = provider.GetRequiredKeyedService<Echo.EchoClient>("other");
        for (var i = 0; i < 10; i++)
            await Should.ThrowAsync<RpcException>(async () => await one.WriteAsync(""));
        await Should.ThrowAsync<RpcException>(async () => await other.ReadAsync(""));

        server.Service.Calls.ShouldBe(11);
    }

    private static void Quickly(ExchangeClientOptions options) => options.FirstBackOff = TimeSpan.FromMilliseconds(1);
}
