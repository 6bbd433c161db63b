using Exchange.LocalServers;
using Grpc.Core;
using Grpc.Testing;

namespace Exchange.Conformance.Interop;

/// <summary>Our client against the C core's server.</summary>
public class RubyServerTests(RubyServerTests.Ruby ruby) : IClassFixture<RubyServerTests.Ruby>
{
    public static TheoryData<string> Cases => [.. ClientCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task We_call_Ruby(string name)
    {
        await using var client = new InteropClient(ruby.Address);

        await ClientCases.All[name](client).WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>
    /// All that the compression cases can show here: the server opens messages, but neither looks how they came nor compresses any.
    /// </summary>
    [Fact]
    public async Task Ruby_opens_what_we_compress()
    {
        await using var client = InteropClient.Counting(ruby.Address);
        using var call = client.Service.StreamingInputCall(CompressionCases.Compressing);

        await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = Messages.PayloadOf(27182) });
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
        await call.RequestStream.WriteAsync(new StreamingInputCallRequest { Payload = Messages.PayloadOf(45904) });
        await call.RequestStream.CompleteAsync();

        (await call).AggregatedPayloadSize.ShouldBe(73086);
    }

    public sealed class Ruby : IAsyncLifetime
    {
        private ServerProcess? _process;

        public Uri Address { get; private set; } = null!;

        public async Task InitializeAsync() => (_process, Address) = await RubyInterop.ServerAsync();

        public async Task DisposeAsync()
        {
            if (_process is not null)
                await _process.DisposeAsync();
        }
    }
}
