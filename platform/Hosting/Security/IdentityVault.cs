using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Exchange.Standards;

namespace Exchange.Hosting.Security;

/// <summary>
/// Keeps identities out of tables and queues: what identifies a person is stored sealed, and found again by a keyed hash. All
/// nodes share the keys, so
/// that what one seals another opens.
/// </summary>
public sealed class IdentityVault
{
    private const byte Version = 1;
    private const int HeaderBytes = 3;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Overhead = HeaderBytes + NonceBytes + TagBytes;
    private const int CitizenIdLength = 18;

    private static ReadOnlySpan<byte> MatchPrefix => "citizen-id:"u8;

    private readonly Dictionary<int, Ciphers> _keys;
    private readonly int _newest;
    private readonly byte[] _matchKey;
    private readonly byte[] _digestKey;

    /// <summary>Reads the keys.</summary>
    /// <param name="directory">A folder made by <see cref="NodeKeys.Create"/>.</param>
    /// <exception cref="CryptographicException">Keys are missing or damaged; the message names the file.</exception>
    public IdentityVault(string directory)
    {
        _keys = NodeKeys.VaultFiles(directory).ToDictionary(file => file.Key, file => new Ciphers(NodeKeys.ReadSecret(file.Value)));
        if (_keys.Count == 0)
            throw new CryptographicException($"{Path.Combine(directory, "vault")} holds no keys.");
        _newest = _keys.Keys.Max();
        _matchKey = NodeKeys.ReadSecret(NodeKeys.MatchFile(directory));
        _digestKey = HMACSHA256.HashData(_matchKey, "digest"u8);
    }

    /// <summary>
    /// The keyed hash by which a citizen is found: the same 32 bytes for the same number at every node, meaningless without the
    /// key.
    /// </summary>
    /// <exception cref="ArgumentException">The id is empty: all who have none would match each other.</exception>
    public byte[] Key(CitizenId id)
    {
        if (id.IsEmpty)
            throw new ArgumentException("An empty citizen id matches nobody.", nameof(id));
        Span<byte> named = stackalloc byte[MatchPrefix.Length + CitizenIdLength];
        MatchPrefix.CopyTo(named);
        Encoding.ASCII.GetBytes(id.Reveal(), named[MatchPrefix.Length..]);
        return HMACSHA256.HashData(_matchKey, named);
    }

    /// <summary>A keyed hash of anything else, 32 bytes: of what may hold identities and needs to be compared, not read.</summary>
    public byte[] Digest(ReadOnlySpan<byte> data) => HMACSHA256.HashData(_digestKey, data);

    /// <summary>Seals bytes with AES-256-GCM. Sealing the same twice gives different results.</summary>
    /// <returns>Version (1 byte), key id (2), nonce (12), ciphertext, tag (16): 31 bytes more than the plaintext.</returns>
    public byte[] Seal(ReadOnlySpan<byte> plaintext)
    {
        var result = new byte[HeaderBytes + NonceBytes + plaintext.Length + TagBytes];
        var parts = new Parts(result);
        result[0] = Version;
        BinaryPrimitives.WriteUInt16BigEndian(result.AsSpan(1), (ushort)_newest);
        RandomNumberGenerator.Fill(parts.Nonce);
        var key = _keys[_newest];
        var cipher = key.Take();
        cipher.Encrypt(parts.Nonce, plaintext, parts.Ciphertext, parts.Tag, parts.Header);
        key.Return(cipher);
        return result;
    }

    /// <summary>Opens what <see cref="Seal"/> sealed, here or at another node.</summary>
    /// <exception cref="CryptographicException">It was changed, was sealed with a key that this node lacks, or is no sealed
    /// value.</exception>
    public byte[] Open(ReadOnlySpan<byte> @sealed)
    {
        var plaintext = new byte[Math.Max(0, @sealed.Length - Overhead)];
        Open(@sealed, plaintext);
        return plaintext;
    }

    /// <summary>Opens what was sealed into a buffer that is wiped afterwards.</summary>
    /// <param name="sealed">What <see cref="Seal"/> gave.</param>
    /// <param name="read">Makes something of the plaintext, and keeps nothing of the buffer.</param>
    /// <exception cref="CryptographicException">As for <see cref="Open(ReadOnlySpan{byte})"/>.</exception>
    public T Open<T>(ReadOnlySpan<byte> @sealed, Func<ReadOnlySpan<byte>, T> read)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(@sealed.Length);
        var plaintext = buffer.AsSpan(0, Math.Max(0, @sealed.Length - Overhead));
        try
        {
            Open(@sealed, plaintext);
            return read(plaintext);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plaintext);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Open(ReadOnlySpan<byte> @sealed, Span<byte> plaintext)
    {
        if (@sealed.Length < Overhead || @sealed[0] != Version)
            throw new CryptographicException("This is no sealed value.");
        var keyId = BinaryPrimitives.ReadUInt16BigEndian(@sealed[1..]);
        if (!_keys.TryGetValue(keyId, out var key))
            throw new CryptographicException($"The vault key {keyId} is missing.");
        var cipher = key.Take();
        cipher.Decrypt(
            @sealed.Slice(HeaderBytes, NonceBytes),
            @sealed[(HeaderBytes + NonceBytes)..^TagBytes],
            @sealed[^TagBytes..],
            plaintext,
            @sealed[..HeaderBytes]);
        key.Return(cipher);
    }

    /// <summary>Seals a text as UTF-8.</summary>
    public byte[] SealText(string text) => Seal(Encoding.UTF8.GetBytes(text));

    /// <summary>Opens what <see cref="SealText"/> sealed.</summary>
    /// <exception cref="CryptographicException">As for <see cref="Open(ReadOnlySpan{byte})"/>.</exception>
    public string OpenText(ReadOnlySpan<byte> @sealed) => Encoding.UTF8.GetString(Open(@sealed));

    private readonly ref struct Parts(Span<byte> value)
    {
        public readonly Span<byte> Header = value[..HeaderBytes];
        public readonly Span<byte> Nonce = value.Slice(HeaderBytes, NonceBytes);
        public readonly Span<byte> Ciphertext = value[(HeaderBytes + NonceBytes)..^TagBytes];
        public readonly Span<byte> Tag = value[^TagBytes..];
    }

    /// <summary>
    /// The ciphers of one key. Each serves one caller at a time, and making one costs more than using it. One that threw is not returned.
    /// </summary>
    private sealed class Ciphers(byte[] key)
    {
        private readonly ConcurrentBag<AesGcm> _idle = [];

        public AesGcm Take() => _idle.TryTake(out var cipher) ? cipher : new AesGcm(key, TagBytes);

        public void Return(AesGcm cipher) => _idle.Add(cipher);
    }
}
