using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Exchange.Hosting.Security;

/// <summary>Signs for a node, and checks what other nodes signed.</summary>
public interface INodeSigner
{
    /// <summary>Signs with this node's key.</summary>
    /// <returns>An ECDSA P-256 signature over the SHA-256 of the data, in DER, as Java, Go and OpenSSL have it.</returns>
    byte[] Sign(ReadOnlySpan<byte> data);

    /// <summary>Checks a signature against the public key of the named node.</summary>
    /// <returns>False when the signature is wrong, or the node has no public key here.</returns>
    bool Verify(string node, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature);
}

/// <summary>Signs and checks with the keys of a folder made by <see cref="NodeKeys.Create"/>.</summary>
public sealed partial class NodeSigner : INodeSigner, IDisposable
{
    private const DSASignatureFormat Format = DSASignatureFormat.Rfc3279DerSequence;
    private readonly string _directory;
    private readonly ThreadLocal<ECDsa> _own;
    private readonly ConcurrentDictionary<string, ThreadLocal<ECDsa>> _others = new();

    /// <exception cref="CryptographicException">The node's signing key is missing or damaged; the message names the file.</exception>
    public NodeSigner(string directory, string node)
    {
        _directory = directory;
        var file = NodeKeys.SigningFile(directory, node);
        if (!File.Exists(file))
            throw new CryptographicException($"{file} does not exist.");
        _own = Import(File.ReadAllText(file), file);
    }

    public byte[] Sign(ReadOnlySpan<byte> data) => _own.Value!.SignData(data, HashAlgorithmName.SHA256, Format);

    public bool Verify(string node, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        PublicKeyOf(node) is { } key && key.VerifyData(data, signature, HashAlgorithmName.SHA256, Format);

    public void Dispose()
    {
        foreach (var key in _others.Values.Prepend(_own))
        {
            foreach (var instance in key.Values)
                instance.Dispose();
            key.Dispose();
        }
    }

    /// <summary>Read when first needed, so that a node can join without a restart of the others.</summary>
    private ECDsa? PublicKeyOf(string node)
    {
        if (_others.TryGetValue(node, out var known))
            return known.Value;

        // The name comes out of a message: it must not lead out of the folder.
        var file = NodeKeys.PublicFile(_directory, node);
        if (!NodeName().IsMatch(node) || !File.Exists(file))
            return null;
        return _others.GetOrAdd(node, _ => Import(File.ReadAllText(file), file)).Value;
    }

    /// <summary>One instance for each thread, since none may be used by two at once.</summary>
    private static ThreadLocal<ECDsa> Import(string pem, string file)
    {
        ECDsa Read()
        {
            var key = ECDsa.Create();
            key.ImportFromPem(pem);
            return key;
        }

        try
        {
            Read().Dispose();
            return new ThreadLocal<ECDsa>(Read, trackAllValues: true);
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException($"{file} holds no key in PEM.", e);
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,62}$")]
    private static partial Regex NodeName();
}
