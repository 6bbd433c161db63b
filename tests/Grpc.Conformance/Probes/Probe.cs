using Exchange.Conformance.Interop;

namespace Exchange.Conformance.Probes;

/// <summary>
/// A program in another language that calls the interoperability service, run once for all of its cases: it says <c>ok NAME</c> or
/// <c>failed NAME: why</c>.
/// </summary>
public abstract class Probe : IAsyncLifetime
{
    private readonly Dictionary<string, string> _results = [];
    private string _output = "";

    /// <summary>What every probe covers.</summary>
    public static IReadOnlyList<string> Everywhere { get; } =
    [
        "unary", "server_streaming", "client_streaming", "bidi_streaming", "metadata", "binary_metadata", "deadline", "cancel",
        "status_with_details", "gzip", "eight_mebibytes", "thousand_streams",
    ];

    /// <summary>Fails with what the probe said about the case.</summary>
    public void ShouldBeOk(string name) =>
        _results.GetValueOrDefault(name, $"The probe did not come to this case. It said:\n{_output}").ShouldBe("ok");

    public async Task InitializeAsync()
    {
        await using var server = await InteropServer.StartAsync();
        await using var compressing = await InteropServer.StartCompressingAsync();
        _output = await RunAsync(server.Address.Authority, compressing.Address.Authority);
        foreach (var line in _output.Split('\n'))
        {
            var (word, rest) = line.Split(' ', 2) is [var first, var second] ? (first, second) : ("", "");
            if (word == "ok")
                _results[rest] = "ok";
            else if (word == "failed")
                _results[rest.Split(':')[0]] = rest;
        }

        server.Log.Errors.ShouldBeEmpty();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Runs the program and gives its output.</summary>
    /// <param name="server">Host and port of the service as the exchange sets servers up.</param>
    /// <param name="compressing">Host and port of the service that takes and sends gzip.</param>
    protected abstract Task<string> RunAsync(string server, string compressing);

    /// <summary>A file of a probe, or with the contracts that it needs.</summary>
    protected static string Source(string path) => SourceTree.PathOf(Path.Combine("tests/Grpc.Conformance", path));
}
