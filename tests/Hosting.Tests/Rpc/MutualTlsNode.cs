using System.Security.Cryptography.X509Certificates;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Security;
using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;
using Grpc.Core;
using Grpc.Net.Client;

namespace Exchange.Hosting.Tests.Rpc;

/// <summary>A node that listens under mutual TLS, and callers of three departments with certificates of its authority.</summary>
public abstract class MutualTlsNode : IAsyncLifetime
{
    protected TempFolder Folder { get; } = new();

    protected TestNode Node { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Issue("tls", DateTimeOffset.UtcNow.AddDays(-1));
        Node = await TestNode.StartAsync<StubNode, NotesDb>(new Dictionary<string, string?>
        {
            ["Exchange:Listen"] = "https://127.0.0.1:0",
            ["Exchange:JsonListen"] = "https://127.0.0.1:0",
            ["Exchange:Tls:Certificate"] = Folder.File("tls/server.pem"),
            ["Exchange:Tls:Key"] = Folder.File("tls/server.key"),
            ["Exchange:Tls:ClientCa"] = Folder.File("tls/ca.pem"),
            ["Exchange:Tls:Revoked"] = Revoked(),
        });
    }

    public async Task DisposeAsync()
    {
        await Node.DisposeAsync();
        Folder.Dispose();
    }

    protected string Revoked(string lines = "")
    {
        File.WriteAllText(Folder.File("revoked"), lines);
        return Folder.File("revoked");
    }

    protected string Serial(string name) => Certificate("tls", name).SerialNumber;

    protected X509Certificate2 Certificate(string folder, string name) =>
        X509Certificate2.CreateFromPemFile(Folder.File($"{folder}/{name}.pem"), Folder.File($"{folder}/{name}.key"));

    protected X509Certificate2Collection Authorities(string folder)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(Folder.File($"{folder}/ca.pem"));
        return authorities;
    }

    protected static async Task<bool> AnswersAsync(ReferralService.ReferralServiceClient client)
    {
        try
        {
            await client.GetReferralAsync(new(), deadline: DateTime.UtcNow.AddSeconds(10));
            return true;
        }
        catch (RpcException)
        {
            return false;
        }
    }

    protected void Issue(string folder, DateTimeOffset from) => NodeCertificates.Create(
        Folder.File(folder),
        [
            new("server", "civilaffairs", "127.0.0.1"), new("school", "education"), new("insurance", "medicalinsurance"),
            new("police", "publicsecurity"),
        ],
        from,
        TimeSpan.FromDays(20));

    protected static async Task ShouldNotConnectAsync(ReferralService.ReferralServiceClient client)
    {
        var soon = DateTime.UtcNow.AddSeconds(10);
        var error = await Should.ThrowAsync<RpcException>(() => client.GetReferralAsync(new(), deadline: soon).ResponseAsync);
        error.StatusCode.ShouldBeOneOf(StatusCode.Unavailable, StatusCode.Internal);
    }

    protected ReferralService.ReferralServiceClient Client(string folder, string? name, string? trust = null) =>
        new(Channel(folder, name, trust));

    protected GrpcChannel Channel(string folder, string? name, string? trust = null) =>
        GrpcChannel.ForAddress(Node.Address, new() { HttpHandler = Handler(folder, name, trust), DisposeHttpClient = true });

    protected async Task<string> ReadAsync(int http, string? name)
    {
        using var client = new HttpClient(Handler("tls", name));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Node.JsonAddress, "/v1/civilaffairs/referrals/x"))
        {
            Version = new(http, http % 2),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    protected SocketsHttpHandler Handler(string folder, string? name, string? trust = null)
    {
        var authorities = Authorities(trust ?? folder);
        var certificate = name is null ? null : Certificate(folder, name);
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust,
            RevocationMode = X509RevocationMode.NoCheck,
        };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!;
        return handler;
    }
}
