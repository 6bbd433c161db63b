using System.Net.Sockets;
using Exchange.LocalServers;

namespace Exchange.Cli.Bench;

/// <summary>A server in a process of its own, which ends with this one.</summary>
internal sealed class BenchServer : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(1);

    private readonly ServerProcess _process;
    private readonly int _gauge;

    private BenchServer(ServerProcess process, int gauge, Uri address) => (_process, _gauge, Address) = (process, gauge, address);

    public Uri Address { get; }

    /// <summary>Starts a server of the kind that <see cref="ServeCommand"/> knows.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="settings">A node's settings, but for its address.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<BenchServer> StartAsync(
        string kind, IReadOnlyDictionary<string, string?> settings, string directory, CancellationToken ct)
    {
        var ports = LoopbackPorts.Free(2);
        var address = new Uri($"http://127.0.0.1:{ports[0]}");
        var environment = settings.ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value ?? "");
        environment["Exchange__Listen"] = address.GetLeftPart(UriPartial.Authority);
        // As nodes run: their build says so, the command line's does not.
        environment["DOTNET_gcServer"] = "1";
        environment["DOTNET_SYSTEM_BUFFERS_SHAREDARRAYPOOL_MAXARRAYSPERPARTITION"] = "256";

        var program = Path.Combine(AppContext.BaseDirectory, "exchange.dll");
        var process = await ServerProcess.StartAsync(
            "KILL", ["/usr/bin/env", "dotnet", program, .. ServeCommand.Arguments(kind, ports[1], ports[0])], environment, directory);
        var server = new BenchServer(process, ports[1], address);
        await server.UntilItListensAsync(kind, ct);
        return server;
    }

    public Task<Gauge> ReadGaugeAsync(CancellationToken ct) => Gauge.ReadAsync(_gauge, ct);

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private async Task UntilItListensAsync(string kind, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(StartLimit);
        while (!await ListensAsync(ct))
        {
            if (_process.HasExited || limit.IsCancellationRequested)
            {
                await DisposeAsync();
                throw new LocalServerException($"bench serve {kind} 未能启动 / did not start:{Environment.NewLine}{_process.Output}");
            }

            await Task.Delay(50, ct);
        }
    }

    private async Task<bool> ListensAsync(CancellationToken ct)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(Address.Host, Address.Port, ct);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
