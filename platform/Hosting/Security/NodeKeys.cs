using System.Globalization;
using System.Security.Cryptography;

namespace Exchange.Hosting.Security;

/// <summary>
/// The folder of keys that nodes read: <c>vault/N.key</c> (the highest N seals, all open), <c>match.key</c>, <c>signing/NODE.pem</c> and
/// <c>public/NODE.pem</c>. A node needs vault, match, public, and its own signing key; nobody needs another node's.
/// </summary>
public static class NodeKeys
{
    private const int KeyBytes = 32;

    /// <summary>
    /// Makes what is missing: shared vault and matching keys, and for each node a pair of signing keys (ECDSA P-256). What exists
    /// stays as it is.
    /// Private files get mode 600.
    /// </summary>
    /// <param name="directory">The folder; made when it does not exist.</param>
    /// <param name="nodeNames">Names as in <c>Exchange:Node</c>.</param>
    public static void Create(string directory, IEnumerable<string> nodeNames)
    {
        foreach (var folder in (string[])["vault", "signing", "public"])
            Directory.CreateDirectory(Path.Combine(directory, folder));
        if (VaultFiles(directory).Count == 0)
            SecretFile.Write(Path.Combine(directory, "vault", "1.key"), NewSecret());
        if (!File.Exists(MatchFile(directory)))
            SecretFile.Write(MatchFile(directory), NewSecret());
        foreach (var node in nodeNames.Where(node => !File.Exists(SigningFile(directory, node))))
        {
            using var pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            SecretFile.Write(SigningFile(directory, node), pair.ExportPkcs8PrivateKeyPem());
            File.WriteAllText(PublicFile(directory, node), pair.ExportSubjectPublicKeyInfoPem() + "\n");
        }
    }

    /// <summary>
    /// Adds a vault key, which seals from the next start of the nodes on. Older keys stay, since they still open what they
    /// sealed.
    /// </summary>
    public static void RotateVault(string directory)
    {
        var newest = VaultFiles(directory).Keys.DefaultIfEmpty(0).Max();
        SecretFile.Write(Path.Combine(directory, "vault", string.Create(CultureInfo.InvariantCulture, $"{newest + 1}.key")), NewSecret());
    }

    internal static string MatchFile(string directory) => Path.Combine(directory, "match.key");

    internal static string SigningFile(string directory, string node) => Path.Combine(directory, "signing", $"{node}.pem");

    internal static string PublicFile(string directory, string node) => Path.Combine(directory, "public", $"{node}.pem");

    internal static SortedDictionary<int, string> VaultFiles(string directory)
    {
        var folder = Path.Combine(directory, "vault");
        var files = new SortedDictionary<int, string>();
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.key") : [])
        {
            if (int.TryParse(Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id is > 0 and <= ushort.MaxValue)
                files[id] = file;
        }

        return files;
    }

    /// <exception cref="CryptographicException">The file does not hold 32 bytes in base64; the message names it.</exception>
    internal static byte[] ReadSecret(string file)
    {
        var bytes = new byte[KeyBytes];
        return Convert.TryFromBase64String(File.ReadAllText(file).Trim(), bytes, out var length) && length == KeyBytes
            ? bytes
            : throw new CryptographicException($"{file} does not hold a key of {KeyBytes} bytes in base64.");
    }

    private static string NewSecret() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
}
