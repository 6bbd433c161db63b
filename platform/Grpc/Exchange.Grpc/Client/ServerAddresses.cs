using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Exchange.Grpc;

/// <summary>
/// Where a server is: one address, or several of its instances, of which any can be called. All of them plain (<c>http</c>) or all of
/// them TLS (<c>https</c>). Equal when they are the same in the same order.
/// </summary>
public sealed class ServerAddresses : IReadOnlyList<Uri>, IEquatable<ServerAddresses>
{
    private readonly Uri[] _all;

    /// <param name="addresses">At least one: scheme <c>http</c> or <c>https</c>, host and port, no path; each another.</param>
    /// <exception cref="ArgumentException">They are not; the message says which one and why.</exception>
    public ServerAddresses(params IEnumerable<Uri> addresses)
    {
        _all = [.. addresses];
        if (Flaw(_all) is { } flaw)
            throw new ArgumentException(flaw, nameof(addresses));
    }

    /// <inheritdoc/>
    public int Count => _all.Length;

    /// <summary>Whether they are called under TLS.</summary>
    public bool AreTls => _all[0].Scheme == Uri.UriSchemeHttps;

    /// <inheritdoc/>
    public Uri this[int index] => _all[index];

    /// <summary>A server of one instance.</summary>
    public static implicit operator ServerAddresses(Uri address) => new(address);

    /// <summary>Reads addresses that are separated by semicolons: <c>http://10.0.0.1:5301;http://10.0.0.2:5301</c>.</summary>
    /// <param name="text">The addresses; white space around each does not count.</param>
    /// <param name="addresses">The result.</param>
    /// <param name="flaw">What is wrong with the text, in English, for the person who wrote it.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out ServerAddresses? addresses, [NotNullWhen(false)] out string? flaw)
    {
        ArgumentNullException.ThrowIfNull(text);
        addresses = null;
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var uris = new List<Uri>();
        foreach (var part in parts)
        {
            if (!Uri.TryCreate(part, UriKind.Absolute, out var uri))
            {
                flaw = $"'{part}' is no address.";
                return false;
            }

            uris.Add(uri);
        }

        flaw = Flaw(uris);
        if (flaw is not null)
            return false;
        addresses = new(uris);
        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<Uri> GetEnumerator() => _all.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(ServerAddresses? other) => other is not null && _all.AsSpan().SequenceEqual(other._all);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ServerAddresses);

    /// <inheritdoc/>
    public override int GetHashCode() => _all[0].GetHashCode();

    /// <summary>As <see cref="TryParse"/> reads them.</summary>
    public override string ToString() => string.Join(';', _all.Select(uri => uri.GetLeftPart(UriPartial.Authority)));

    private static string? Flaw(IReadOnlyList<Uri> uris)
    {
        if (uris.Count == 0)
            return "There is no address.";
        foreach (var uri in uris)
        {
            if (!uri.IsAbsoluteUri || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
                return $"'{uri}' is neither http nor https.";
            if (uri.PathAndQuery != "/")
                return $"'{uri}' has a path, which a server's address has not.";
            if (uri.Scheme != uris[0].Scheme)
                return $"'{uri}' and '{uris[0]}' mix http and https.";
        }

        return uris.GroupBy(uri => uri).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"'{twice.Key}' stands there twice." : null;
    }
}
