using System.Net;
using System.Net.Sockets;
using System.Runtime;
using System.Text.Json;

namespace Exchange.Cli.Bench;

/// <summary>What a server has used since it began.</summary>
/// <param name="AllocatedBytes">On the managed heap.</param>
/// <param name="CpuTime">Of all threads.</param>
/// <param name="CompiledMethods">How often the JIT compiler has compiled a method, one that is called much several times.</param>
internal sealed record Gauge(long AllocatedBytes, TimeSpan CpuTime, long CompiledMethods)
{
    /// <summary>Tells everybody who connects to a loopback port what this process has used, and hangs up.</summary>
    public static async Task ServeAsync(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync();
            var now = new Gauge(GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, JitInfo.GetCompiledMethodCount());
            await JsonSerializer.SerializeAsync(client.GetStream(), now);
        }
    }

    /// <summary>Asks a server of this machine.</summary>
    public static async Task<Gauge> ReadAsync(int port, CancellationToken ct)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port, ct);
        return (await JsonSerializer.DeserializeAsync<Gauge>(client.GetStream(), cancellationToken: ct))!;
    }
}
