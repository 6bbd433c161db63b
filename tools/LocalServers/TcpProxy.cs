using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Exchange.LocalServers;

/// <summary>How a network between a client and a server behaves.</summary>
public enum TcpWeather
{
    /// <summary>Everything passes at once.</summary>
    Clear,

    /// <summary>Everything passes a fifth of a second late, in both directions.</summary>
    Delayed,

    /// <summary>Everything passes, a few bytes at a time.</summary>
    Dripping,

    /// <summary>Connections stand and nothing passes: each side still believes in the other. What was said arrives when it clears up.</summary>
    Silent,

    /// <summary>Connections are cut, and new ones are closed at once.</summary>
    Cut,
}

/// <summary>Stands between a client and a server and breaks connections at chosen moments.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private static readonly TimeSpan Lateness = TimeSpan.FromMilliseconds(200);
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _serverPort;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, CancellationTokenSource> _connections = new();
    private readonly Task _accepting;
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile TcpWeather _weather;
    private int _cuts;

    /// <param name="serverPort">The server, on loopback. It may come and go.</param>
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

    /// <summary>How many connections were cut by <see cref="CutAfter"/>.</summary>
    public int Cuts => _cuts;

    /// <summary>What all connections, those that stand included, go through from now on.</summary>
    public TcpWeather Weather
    {
        get => _weather;
        set
        {
            _weather = value;
            Interlocked.Exchange(ref _change, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
            if (value == TcpWeather.Cut)
                CutAll();
        }
    }

    /// <summary>Cuts every connection that stands; new ones are welcome.</summary>
    public void CutAll()
    {
        foreach (var connection in _connections.Keys)
        {
            if (_connections.TryRemove(connection, out var cut))
                cut.Cancel();
        }
    }

    /// <summary>Cuts everything and closes the port.</summary>
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
        using var server = new TcpClient { NoDelay = true };
        var cut = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        _connections[connection] = cut;
        try
        {
            if (_weather == TcpWeather.Cut)
                return;
            client.NoDelay = true;
            await server.ConnectAsync(IPAddress.Loopback, _serverPort, cut.Token);
            var (near, far) = (client.GetStream(), server.GetStream());
            await Task.WhenAny(ForwardAsync(far, near, null, cut), ForwardAsync(near, far, bytes => CutAfter?.Invoke(connection, bytes) == true, cut));
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException)
        {
            // The server is away, or the connection was cut before it stood: the client sees its end closed.
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            await cut.CancelAsync();
            // A reset, as a broken network gives it, rather than an orderly end.
            client.LingerState = new LingerOption(true, 0);
            client.Dispose();
        }
    }

    private async Task ForwardAsync(NetworkStream from, NetworkStream to, Func<byte[], bool>? breaks, CancellationTokenSource cut)
    {
        var buffer = new byte[64 * 1024];
        while (await from.ReadAsync(buffer, cut.Token) is var length and > 0)
        {
            if (breaks?.Invoke(buffer[..length]) == true)
            {
                Interlocked.Increment(ref _cuts);
                await cut.CancelAsync();
                await to.WriteAsync(buffer.AsMemory(0, length));
                await Task.Delay(300);
                return;
            }

            await PassAsync(to, buffer.AsMemory(0, length), cut.Token);
        }
    }

    private async Task PassAsync(NetworkStream to, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        const int drop = 512;
        while (Volatile.Read(ref _change).Task is var change && _weather == TcpWeather.Silent)
            await change.WaitAsync(ct);
        if (_weather == TcpWeather.Delayed)
            await Task.Delay(Lateness, ct);
        while (_weather == TcpWeather.Dripping && bytes.Length > drop)
        {
            await to.WriteAsync(bytes[..drop], ct);
            bytes = bytes[drop..];
            await Task.Delay(10, ct);
        }

        await to.WriteAsync(bytes, ct);
    }
}
