using Exchange.Grpc.Tests.Fixture;
using Exchange.LocalServers;
using Grpc.Core;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Grpc.Tests.Client;

/// <summary>A server of two instances.</summary>
public class BalancingTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(200);

    [Fact]
    public async Task The_instances_are_called_in_turn()
    {
        await using var one = await NamedAsync("one");
        await using var other = await NamedAsync("other");
        await using var provider = Clients(one.Address, other.Address);
        var client = provider.GetRequiredService<Echo.EchoClient>();
        await UntilAsync(client, ["one", "other"]);

        var answers = await AnswersAsync(client, 20);

        answers.Count(answer => answer == "one").ShouldBe(10);
    }

    [Fact]
    public async Task While_one_is_away_the_other_is_called_and_no_call_fails()
    {
        var port = LoopbackPorts.Free();
        await using var one = await NamedAsync("one");
        var other = await NamedAsync("other", port);
        await using var provider = Clients(one.Address, other.Address);
        var client = provider.GetRequiredService<Echo.EchoClient>();
        await UntilAsync(client, ["one", "other"]);

        await other.DisposeAsync();
        (await AnswersAsync(client, 50)).ShouldAllBe(answer => answer == "one");

        await using var back = await NamedAsync("other", port);
        await UntilAsync(client, ["one", "other"]);
    }

    [Fact]
    public async Task One_that_was_never_there_disturbs_nobody()
    {
        await using var one = await NamedAsync("one");
        await using var provider = Clients(new($"http://127.0.0.1:{LoopbackPorts.Free()}"), one.Address);

        (await AnswersAsync(provider.GetRequiredService<Echo.EchoClient>(), 20)).ShouldAllBe(answer => answer == "one");
    }

    [Fact]
    public async Task One_that_fell_silent_is_noticed_and_its_calls_end()
    {
        await using var one = await NamedAsync("one");
        await using var other = await NamedAsync("other");
        await using var network = new TcpProxy(other.Address.Port);
        await using var provider = Clients(one.Address, new($"http://127.0.0.1:{network.Port}"));
        var client = provider.GetRequiredService<Echo.EchoClient>();
        await UntilAsync(client, ["one", "other"]);
        var streams = Enumerable.Range(0, 2).Select(_ => client.Chat()).ToList();
        foreach (var stream in streams)
            await stream.RequestStream.WriteAsync(new() { Value = "here" });
        foreach (var stream in streams)
            (await stream.ResponseStream.MoveNext()).ShouldBeTrue();

        network.Weather = TcpWeather.Silent;
        var ends = streams.Select(stream => stream.ResponseStream.MoveNext(default));
        var ended = await Task.WhenAny(ends).WaitAsync(TimeSpan.FromSeconds(30));

        (await Should.ThrowAsync<RpcException>(async () => await ended)).StatusCode.ShouldBe(StatusCode.Unavailable);
        streams.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task When_all_are_away_calls_are_unavailable_at_once_and_served_again_soon_after_one_is_back()
    {
        var ports = LoopbackPorts.Free(2);
        await using var provider = Clients([.. ports.Select(port => new Uri($"http://127.0.0.1:{port}"))]);
        var client = provider.GetRequiredService<Echo.EchoClient>();

        var call = client.WriteAsync("").ResponseAsync.WaitAsync(TimeSpan.FromSeconds(5));
        var failure = await Should.ThrowAsync<RpcException>(() => call);
        failure.StatusCode.ShouldBe(StatusCode.Unavailable);

        await using var back = await NamedAsync("back", ports[1]);
        await UntilAsync(client, ["back"]);
    }

    [Fact]
    public async Task Each_instance_proves_who_it_is()
    {
        using var authority = new TestAuthority();
        using var stranger = new TestAuthority();
        await using var one = await NamedAsync("one", tls: authority);
        await using var false_ = await NamedAsync("false", tls: stranger);
        await using var provider = EchoServer.ClientServices(
            new(one.Address, false_.Address), connect: o => (o.TrustedAuthorities, o.ReconnectBackOff) = (authority.Roots, Soon));
        var client = provider.GetRequiredService<Echo.EchoClient>();

        var answers = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            try
            {
                answers.Add((await client.ReadAsync("")).Value);
            }
            catch (RpcException failure)
            {
                failure.Status.Detail.ShouldContain("SSL");
            }
        }

        answers.ShouldNotBeEmpty();
        answers.ShouldAllBe(answer => answer == "one");
        false_.Service.Calls.ShouldBe(0);
    }

    private static async Task<EchoServer> NamedAsync(string name, int port = 0, TestAuthority? tls = null)
    {
        var server = await EchoServer.StartAsync(port: port, listen: endpoint =>
        {
            if (tls is not null)
                endpoint.UseHttps(tls.Issue("server.test"));
        });
        server.Service.OnRead = (_, _) => Task.FromResult(name);
        return server;
    }

    private static ServiceProvider Clients(params Uri[] addresses) => EchoServer.ClientServices(new(addresses), connect: o =>
    {
        o.ReconnectBackOff = Soon;
        (o.KeepAlivePingDelay, o.KeepAlivePingTimeout) = (TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    });

    private static async Task<List<string>> AnswersAsync(Echo.EchoClient client, int calls)
    {
        var answers = new List<string>();
        for (var i = 0; i < calls; i++)
            answers.Add((await client.ReadAsync("")).Value);
        return answers;
    }

    /// <summary>Until each of these has answered: connections come about one by one.</summary>
    private static async Task UntilAsync(Echo.EchoClient client, IReadOnlyCollection<string> names)
    {
        var missing = names.ToHashSet();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (missing.Count > 0)
        {
            limit.Token.ThrowIfCancellationRequested();
            using var call = client.ReadAsync("");
            await ((Task)call.ResponseAsync).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (call.ResponseAsync.IsCompletedSuccessfully)
                missing.Remove((await call).Value);
        }
    }
}
