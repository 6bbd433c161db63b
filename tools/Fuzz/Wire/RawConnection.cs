using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net.Sockets;

namespace Exchange.Fuzz.Wire;

/// <summary>
/// An HTTP/2 connection on which anything can be said. It reads what the server answers and answers that as a client should: settings and
/// pings are acknowledged, what was received is given back to the windows.
/// </summary>
public sealed class RawConnection : IAsyncDisposable
{
    private const ushort HeaderTableSize = 1, InitialWindowSize = 4;
    private const uint LargestWindow = int.MaxValue;
    private const uint FirstWindow = 65_535;

    /// <summary>What a client says first of all.</summary>
    public static readonly ReadOnlyMemory<byte> Preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray();

    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly SemaphoreSlim _writing = new(1);
    private readonly ConcurrentDictionary<int, RawStream> _streams = new();
    private readonly RawStream _connection = new();
    private readonly TaskCompletionSource _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;
    private int _lastStream = -1;
    private volatile bool _isClosed;

    private RawConnection(Socket socket) => (_socket, _stream) = (socket, new NetworkStream(socket));

    /// <summary>Whether a new request can be sent.</summary>
    public bool IsOpen => !_isClosed && !_connection.Ending.IsCompleted;

    /// <summary>Connects and says nothing, not even HTTP/2's preface.</summary>
    /// <param name="server">Its host and port.</param>
    /// <param name="reads">Whether the server's answers are read. Unread ones fill the network's buffers.</param>
    /// <param name="ct">Ends the attempt.</param>
    public static async Task<RawConnection> ConnectSilentlyAsync(Uri server, bool reads = true, CancellationToken ct = default)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(server.Host, server.Port, ct);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        var connection = new RawConnection(socket);
        if (reads)
            connection._reading = connection.ReadAsync();
        return connection;
    }

    /// <summary>
    /// Connects and begins HTTP/2: no header table, and windows that never fill. The server's settings are acknowledged before anything
    /// else is said, so that the answer to them comes between no two frames.
    /// </summary>
    public static async Task<RawConnection> ConnectAsync(Uri server, CancellationToken ct = default)
    {
        var connection = await ConnectSilentlyAsync(server, ct: ct);
        await connection.WriteAsync(Preface);
        await connection.WriteAsync(
            Frame.Settings([(HeaderTableSize, 0u), (InitialWindowSize, LargestWindow)]),
            Frame.WindowUpdate(0, LargestWindow - FirstWindow));
        await connection._settled.Task.WaitAsync(ct);
        return connection;
    }

    /// <summary>The number of a new stream of this client.</summary>
    public int NewStream()
    {
        var number = Interlocked.Add(ref _lastStream, 2);
        var stream = _streams[number] = new RawStream();
        if (_connection.Ending.IsCompletedSuccessfully)
            stream.End(_connection.Ending.Result.Kind, _connection.Ending.Result.Error);
        return number;
    }

    public Task WriteAsync(params ReadOnlySpan<Frame> frames)
    {
        var bytes = new MemoryStream();
        foreach (var frame in frames)
            bytes.Write(frame.ToBytes());
        return WriteAsync(bytes.ToArray());
    }

    /// <summary>Sends bytes as they are. What the server no longer takes is dropped: how the request ended says more.</summary>
    public Task WriteAsync(ReadOnlyMemory<byte> bytes) => TryWriteAsync(bytes, Timeout.InfiniteTimeSpan);

    /// <summary>Sends bytes as they are; false if the server has not taken them within the limit, or takes none at all.</summary>
    public async Task<bool> TryWriteAsync(ReadOnlyMemory<byte> bytes, TimeSpan limit)
    {
        await _writing.WaitAsync();
        try
        {
            using var time = new CancellationTokenSource(limit);
            await _stream.WriteAsync(bytes, time.Token);
            return true;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or OperationCanceledException)
        {
            return false;
        }
        finally
        {
            _writing.Release();
        }
    }

    /// <summary>Closes this side of the connection; the server's answers are still read.</summary>
    public void ShutDown()
    {
        if (!_isClosed)
            _socket.Shutdown(SocketShutdown.Send);
    }

    /// <summary>How a stream ends, once it has; <see cref="EndKind.Open"/> if it has not within the limit.</summary>
    public async Task<Ending> EndOfAsync(int stream, TimeSpan limit)
    {
        var ending = await EndOfAsync(_streams[stream], limit);
        if (ending.Kind != EndKind.Open)
            _streams.TryRemove(stream, out _);
        return ending;
    }

    /// <summary>How the connection ends, once it has; <see cref="EndKind.Open"/> if it has not within the limit.</summary>
    public Task<Ending> EndAsync(TimeSpan limit) => EndOfAsync(_connection, limit);

    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        _socket.Dispose();
        await _reading;
        _writing.Dispose();
    }

    private static async Task<Ending> EndOfAsync(RawStream stream, TimeSpan limit)
    {
        try
        {
            return await stream.Ending.WaitAsync(limit);
        }
        catch (TimeoutException)
        {
            return stream.Now(EndKind.Open, default);
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            var header = new byte[Frame.HeaderLength];
            while (await _stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false) == header.Length)
            {
                var payload = new byte[header[0] << 16 | header[1] << 8 | header[2]];
                await _stream.ReadExactlyAsync(payload);
                var stream = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(5));
                await TakeAsync(new Frame((FrameType)header[3], (FrameFlags)header[4], stream, payload));
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            // The connection was cut, here or there.
        }
        finally
        {
            _isClosed = true;
            End(EndKind.Closed, default);
        }
    }

    /// <summary>Ends the connection first, then its streams: one that is opened meanwhile sees that it has ended.</summary>
    private void End(EndKind kind, Http2Error error)
    {
        _settled.TrySetResult();
        _connection.End(kind, error);
        foreach (var stream in _streams.Values)
            stream.End(kind, error);
    }

    private async Task TakeAsync(Frame frame)
    {
        switch (frame.Type)
        {
            case FrameType.Settings when (frame.Flags & FrameFlags.Ack) == 0:
                await WriteAsync(Frame.SettingsAck);
                _settled.TrySetResult();
                break;
            case FrameType.Ping when (frame.Flags & FrameFlags.Ack) == 0:
                await WriteAsync(Frame.Ping(frame.Payload, ack: true));
                break;
            case FrameType.GoAway when ErrorAt(frame.Payload, 4) is not Http2Error.NoError and var error:
                End(EndKind.GoAway, error);
                break;
            case FrameType.Data:
                if (frame.Payload.Length > 0)
                    await WriteAsync(Frame.WindowUpdate(0, (uint)frame.Payload.Length));
                goto default;
            default:
                if (_streams.TryGetValue(frame.Stream, out var concerned))
                    concerned.Take(frame);
                break;
        }
    }

    private static Http2Error ErrorAt(ReadOnlyMemory<byte> payload, int offset) =>
        (Http2Error)BinaryPrimitives.ReadInt32BigEndian(payload.Span[offset..]);
}
