using System.Collections.Frozen;
using System.Security.Cryptography.X509Certificates;

namespace Exchange.Hosting.Security;

/// <summary>
/// Certificates that are no longer to be trusted though they have not expired: a file of serial numbers in hexadecimal, one a line, as
/// <c>openssl x509 -serial</c> prints them; what follows a # is a remark. Read again when the file has changed.
/// </summary>
internal sealed class RevokedCertificates
{
    private readonly string _file;
    private FrozenSet<string> _serials = [];
    private (DateTime Written, long Length) _version;

    private RevokedCertificates(string file) => _file = file;

    /// <summary>Reads the list. Without a file nothing is revoked.</summary>
    /// <exception cref="FormatException">A line is no serial number; the message names it.</exception>
    public static RevokedCertificates Load(string file)
    {
        var revoked = new RevokedCertificates(file);
        revoked.Reload();
        return revoked;
    }

    public bool Contains(X509Certificate certificate) => _serials.Count > 0 && _serials.Contains(Bare(certificate.GetSerialNumberString()));

    /// <summary>Reads the file again if it has changed. What was revoked stays so when it cannot be read.</summary>
    /// <returns>How many are revoked now, when that was read anew; else null.</returns>
    /// <exception cref="FormatException">A line is no serial number; the message names it.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public int? Reload()
    {
        if (_file.Length == 0)
            return null;
        var file = new FileInfo(_file);
        var version = (file.LastWriteTimeUtc, file.Length);
        if (version == _version)
            return null;
        _serials = File.ReadLines(_file).Select(Serial).Where(serial => serial.Length > 0).ToFrozenSet(StringComparer.Ordinal);
        _version = version;
        return _serials.Count;
    }

    private static string Serial(string line, int index)
    {
        var text = line.Split('#')[0].Replace(":", "", StringComparison.Ordinal).Trim();
        if (text.StartsWith("serial=", StringComparison.OrdinalIgnoreCase))
            text = text["serial=".Length..];
        return text.All(char.IsAsciiHexDigit)
            ? Bare(text)
            : throw new FormatException($"line {index + 1} is no serial number in hexadecimal");
    }

    // Some write a leading zero, to say that the number is positive.
    private static string Bare(string serial) => serial.TrimStart('0').ToUpperInvariant();
}
