using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Exchange.Hosting.Start;

/// <summary>One address to listen on.</summary>
/// <param name="Address">The IP address; any address for <c>*</c> or <c>+</c>.</param>
/// <param name="Port">The port; 0 for a free one.</param>
/// <param name="IsTls">True for https.</param>
internal sealed record Listener(IPAddress Address, int Port, bool IsTls)
{
    public bool IsLoopback => IPAddress.IsLoopback(Address);

    public static IEnumerable<Listener> ParseAll(string text) => text
        .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(part => TryParse(part, out var listener) ? listener : throw new FormatException($"'{part}' is no address to listen on."));

    public static bool TryParse(string text, [NotNullWhen(true)] out Listener? listener)
    {
        listener = null;
        var plain = text.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal);
        if (!Uri.TryCreate(plain, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.PathAndQuery != "/")
            return false;
        var host = uri.Host == "localhost" ? "127.0.0.1" : uri.Host;
        if (!IPAddress.TryParse(host, out var address))
            return false;
        listener = new Listener(address, uri.Port, uri.Scheme == "https");
        return true;
    }
}
