using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Exchange.Hosting.Security;

/// <summary>Who a certificate is for.</summary>
/// <param name="Node">The node's name: the subject's common name.</param>
/// <param name="Department">Its department: the subject's organizational unit, which callers' rights hang on.</param>
/// <param name="Hosts">DNS names that it is reached by.</param>
public sealed record CertificateOwner(string Node, string Department, params IReadOnlyList<string> Hosts);

/// <summary>
/// A small certificate authority for trying out, compose files and tests. A province has one already; its certificates need the
/// same subject
/// (CN = node, OU = department) and both server and client authentication.
/// </summary>
public static class NodeCertificates
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";
    private const string ClientAuthentication = "1.3.6.1.5.5.7.3.2";

    /// <summary>
    /// Writes <c>ca.pem</c> and, for each owner, <c>NODE.pem</c> and <c>NODE.key</c> (mode 600). The authority's own key is not
    /// kept.
    /// </summary>
    /// <param name="directory">The folder; made when it does not exist.</param>
    /// <param name="owners">The nodes.</param>
    /// <param name="notBefore">When validity begins.</param>
    /// <param name="validity">How long it lasts.</param>
    public static void Create(string directory, IEnumerable<CertificateOwner> owners, DateTimeOffset notBefore, TimeSpan validity)
    {
        Directory.CreateDirectory(directory);
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Exchange trial authority", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        using var authority = request.CreateSelfSigned(notBefore, notBefore + validity);
        File.WriteAllText(Path.Combine(directory, "ca.pem"), authority.ExportCertificatePem() + "\n");
        foreach (var owner in owners)
            Issue(directory, owner, authority);
    }

    private static void Issue(string directory, CertificateOwner owner, X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={owner.Node}, OU={owner.Department}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in owner.Hosts.DefaultIfEmpty(owner.Node))
        {
            if (System.Net.IPAddress.TryParse(host, out var address))
                names.AddIpAddress(address);
            else
                names.AddDnsName(host);
        }

        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(ServerAuthentication), new(ClientAuthentication)], false));
        using var certificate = request.Create(authority, authority.NotBefore, authority.NotAfter, RandomNumberGenerator.GetBytes(16));
        File.WriteAllText(Path.Combine(directory, $"{owner.Node}.pem"), certificate.ExportCertificatePem() + "\n");
        SecretFile.Write(Path.Combine(directory, $"{owner.Node}.key"), key.ExportPkcs8PrivateKeyPem(), FileMode.Create);
    }
}
