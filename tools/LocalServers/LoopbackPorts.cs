using System.Net;
using System.Net.Sockets;

namespace Exchange.LocalServers;

/// <summary>Chooses ports of the loopback address for servers that are told where to listen before they start.</summary>
public static class LoopbackPorts
{
    // Below the ports that Linux and Windows give to outgoing connections: one of those could take the port before its server does.
    private const int First = 20_000, End = 32_000;

    /// <summary>A port that nobody listens on now.</summary>
    public static int Free() => Free(1)[0];

    /// <summary>Ports that nobody listens on now, each another.</summary>
    public static IReadOnlyList<int> Free(int count)
    {
        var ports = new HashSet<int>();
        while (ports.Count < count)
        {
            var port = Random.Shared.Next(First, End);
            if (IsFree(port))
                ports.Add(port);
        }

        return [.. ports];
    }

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
        {
            return false;
        }
    }
}
