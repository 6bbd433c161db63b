using Exchange.Grpc;
using Grpc.Net.Client;
using Grpc.Testing;

namespace Exchange.Conformance.Interop;

/// <summary>The interoperability service's clients.</summary>
internal sealed class InteropClient : IAsyncDisposable
{
    private readonly IAsyncDisposable _owner;
    private int _opened;

    /// <summary>Clients as the departments of the exchange call each other.</summary>
    public InteropClient(Uri server)
    {
        var services = new ServiceCollection().AddLogging()
            .AddExchangeClient<TestService.TestServiceClient>("interop", server)
            .AddExchangeClient<UnimplementedService.UnimplementedServiceClient>("interop", server)
            .BuildServiceProvider();
        _owner = services;
        Service = services.GetRequiredService<TestService.TestServiceClient>();
        Unimplemented = services.GetRequiredService<UnimplementedService.UnimplementedServiceClient>();
    }

    private InteropClient(Func<Action, GrpcChannel> connect)
    {
        var channel = connect(() => Interlocked.Increment(ref _opened));
        _owner = new Channel(channel);
        Service = new(channel);
        Unimplemented = new(channel);
    }

    public TestService.TestServiceClient Service { get; }

    public UnimplementedService.UnimplementedServiceClient Unimplemented { get; }

    /// <summary>How many compressed responses have come.</summary>
    public int Opened => _opened;

    /// <summary>Clients on the official client alone, with a gzip that counts.</summary>
    public static InteropClient Counting(Uri server) => new(opened =>
        GrpcChannel.ForAddress(server, new GrpcChannelOptions { CompressionProviders = [new CountingGzip(opened)] }));

    public ValueTask DisposeAsync() => _owner.DisposeAsync();

    private sealed class Channel(GrpcChannel channel) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            channel.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
