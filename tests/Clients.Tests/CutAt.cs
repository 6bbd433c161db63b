using System.Collections.Concurrent;
using System.Text;
using Exchange.LocalServers;

namespace Exchange.Clients.Tests;

/// <summary>Loses the answer to the first request that holds each of the texts, with the connection and all else that it carries.</summary>
internal sealed class CutAt : IAsyncDisposable
{
    private static readonly byte[] RequestIdTag = [0x0a, 36];

    private readonly ConcurrentQueue<byte[]> _sent = new();
    private readonly TcpProxy _proxy;

    /// <param name="port">The node, on loopback.</param>
    /// <param name="texts">Texts that only the requests hold which are to be cut.</param>
    public CutAt(int port, params IEnumerable<string> texts)
    {
        var left = texts.Select(Encoding.UTF8.GetBytes).ToList();
        _proxy = new TcpProxy(port)
        {
            CutAfter = (_, sent) =>
            {
                _sent.Enqueue(sent);
                lock (left)
                    return left.RemoveAll(text => sent.AsSpan().IndexOf(text) >= 0) > 0;
            },
        };
    }

    public int Port => _proxy.Port;

    public int Cuts => _proxy.Cuts;

    /// <summary>What a client sent behind these bytes, each time that it sent them.</summary>
    public IReadOnlyList<byte[]> SentBehind(byte[] bytes) =>
    [
        .. _sent.Select(sent => (Sent: sent, At: sent.AsSpan().IndexOf(bytes)))
            .Where(found => found.At >= 0)
            .Select(found => found.Sent[(found.At + bytes.Length)..]),
    ];

    /// <summary>The request_id of each request that holds a text: the first field, 36 characters.</summary>
    public IReadOnlyList<string> RequestIds(string text) =>
    [
        .. _sent.Where(sent => sent.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)
            .Select(sent => Encoding.ASCII.GetString(sent.AsSpan(sent.AsSpan().IndexOf(RequestIdTag) + RequestIdTag.Length, 36))),
    ];

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();
}
