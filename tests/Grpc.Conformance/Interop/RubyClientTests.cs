namespace Exchange.Conformance.Interop;

/// <summary>The C core's client against our server.</summary>
public class RubyClientTests : IAsyncLifetime
{
    private InteropServer _server = null!;
    private InteropServer _compressing = null!;

    /// <summary>All cases of the client that need no credentials of a cloud.</summary>
    public static TheoryData<string> Cases =>
    [
        "empty_unary", "large_unary", "client_streaming", "server_streaming", "ping_pong", "empty_stream", "cancel_after_begin",
        "cancel_after_first_response", "timeout_on_sleeping_server", "custom_metadata", "status_code_and_message",
        "unimplemented_method", "unimplemented_service",
    ];

    public static TheoryData<string> CompressionCases => ["client_compressed_unary", "client_compressed_streaming"];

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Ruby_calls_us(string name) => RunAsync(name, _server);

    [Theory]
    [MemberData(nameof(CompressionCases))]
    public Task Ruby_calls_us_compressed(string name) => RunAsync(name, _compressing);

    [Fact]
    public async Task Ruby_is_told_that_the_exchange_takes_no_compressed_request()
    {
        var (code, output) = await RubyInterop.ClientAsync("client_compressed_unary", _server.Address);

        code.ShouldNotBe(0);
        output.ShouldContain("12:This server takes no compressed requests");
    }

    public async Task InitializeAsync()
    {
        _server = await InteropServer.StartAsync();
        _compressing = await InteropServer.StartCompressingAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _compressing.DisposeAsync();
    }

    private static async Task RunAsync(string name, InteropServer server)
    {
        var (code, output) = await RubyInterop.ClientAsync(name, server.Address);

        code.ShouldBe(0, output);
        output.ShouldContain($"OK: {name}");
        server.Log.Errors.ShouldBeEmpty();
    }
}
