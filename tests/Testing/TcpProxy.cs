using System.Net;
using System.Net.Sockets;

namespace Exchange.Testing;

/// <summary>Stands between a client and a server and breaks connections at chosen moments.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;

    /// <param name="serverPort">The server, on loopback.</param>
    public TcpProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where clients connect.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>
    /// Looks at what clients send, told apart by the number of the connection. Where it says true, the bytes still reach the
    /// server, which is given time to act on them, but its answer reaches nobody:
    /// the connection is cut. Null lets everything pass.
    /// </summary>
    public Func<int, byte[], bool>? CutAfter { get; set; }

    /// <summary>How many connections were cut.</summary>
    public int Cuts { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task AcceptAsync()
    {
        for (var connection = 0; ; connection++)
            _ = RelayAsync(connection, await _listener.AcceptTcpClientAsync(_stop.Token));
    }

    private async Task RelayAsync(int connection, TcpClient client)
    {
        using (client)
        using (var server = new TcpClient { NoDelay = true })
        using (var cut = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token))
        {
            client.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, cut.Token);
            var answers = server.GetStream().CopyToAsync(client.GetStream(), cut.Token);
            await Task.WhenAny(answers, ForwardAsync(connection, client.GetStream(), server.GetStream(), cut));
            await cut.CancelAsync();
        }
    }

    private async Task ForwardAsync(int connection, NetworkStream from, NetworkStream to, CancellationTokenSource cut)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, cut.Token) is var length and > 0)
        {
            var breaks = CutAfter?.Invoke(connection, buffer[..length]) == true;
            if (breaks)
                await cut.CancelAsync();
            await to.WriteAsync(buffer.AsMemory(0, length));
            if (!breaks)
                continue;
            Cuts++;
            await Task.Delay(300);
            return;
        }
    }
}
