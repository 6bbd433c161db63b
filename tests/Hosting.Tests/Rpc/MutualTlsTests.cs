using System.Security.Cryptography.X509Certificates;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Operations.V1;
using Exchange.Grpc;
using Exchange.Hosting.Security;
using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;

namespace Exchange.Hosting.Tests.Rpc;

public sealed class MutualTlsTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestNode _node = null!;

    public async Task InitializeAsync()
    {
        Issue("tls", DateTimeOffset.UtcNow.AddDays(-1));
        _node = await TestNode.StartAsync<StubNode, NotesDb>(new Dictionary<string, string?>
        {
            ["Exchange:Listen"] = "https://127.0.0.1:0",
            ["Exchange:JsonListen"] = "https://127.0.0.1:0",
            ["Exchange:Tls:Certificate"] = _folder.File("tls/server.pem"),
            ["Exchange:Tls:Key"] = _folder.File("tls/server.key"),
            ["Exchange:Tls:ClientCa"] = _folder.File("tls/ca.pem"),
        });
    }

    public async Task DisposeAsync()
    {
        await _node.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_caller_is_who_its_certificate_says()
    {
        var response = await Client("tls", "school").GetReferralAsync(new());

        response.Referral.CarePlan.ShouldBe("education/school");
    }

    [Fact]
    public async Task A_department_that_is_not_on_the_list_is_refused()
    {
        var error = await Should.ThrowAsync<RpcException>(() => Client("tls", "police").GetReferralAsync(new()).ResponseAsync);

        error.StatusCode.ShouldBe(StatusCode.PermissionDenied);
        error.GetDetail<ErrorInfo>()!.Reason.ShouldBe("CALLER_NOT_ALLOWED");
    }

    [Fact]
    public async Task A_department_that_may_ask_may_not_write_unless_it_is_on_that_list()
    {
        var request = new CreateReferralRequest { RequestId = $"{Guid.NewGuid()}" };
        (await Client("tls", "insurance").GetReferralAsync(new())).Referral.CarePlan.ShouldBe("medicalinsurance/insurance");

        var error = await Should.ThrowAsync<RpcException>(() => Client("tls", "insurance").CreateReferralAsync(request).ResponseAsync);

        error.GetDetail<ErrorInfo>()!.Reason.ShouldBe("CALLER_NOT_ALLOWED");
        (await Client("tls", "school").CreateReferralAsync(request)).Referral.ChildId.ShouldBe("education/school");
    }

    [Theory, InlineData(1), InlineData(2)]
    public async Task By_JSON_too_a_caller_is_who_its_certificate_says(int http)
    {
        (await ReadAsync(http, "school")).ShouldContain("\"carePlan\": \"education/school\"");
        (await ReadAsync(http, "police")).ShouldContain("CALLER_NOT_ALLOWED");
        await Should.ThrowAsync<HttpRequestException>(() => ReadAsync(http, null));
    }

    [Fact]
    public async Task Messages_are_shown_to_the_nodes_own_department_alone()
    {
        var request = new ListParkedMessagesRequest();
        (await new MessageService.MessageServiceClient(Channel("tls", "server")).ListParkedMessagesAsync(request)).Messages.ShouldBeEmpty();

        var stranger = new MessageService.MessageServiceClient(Channel("tls", "school"));
        var error = await Should.ThrowAsync<RpcException>(() => stranger.ListParkedMessagesAsync(request).ResponseAsync);

        error.GetDetail<ErrorInfo>()!.Reason.ShouldBe("CALLER_NOT_ALLOWED");
    }

    [Fact]
    public async Task Without_a_certificate_there_is_no_connection() => await ShouldNotConnectAsync(Client("tls", null));

    [Fact]
    public async Task A_certificate_of_another_authority_opens_nothing()
    {
        Issue("other", DateTimeOffset.UtcNow.AddDays(-1));

        await ShouldNotConnectAsync(Client("other", "school", trust: "tls"));
    }

    [Fact]
    public async Task An_expired_certificate_opens_nothing()
    {
        Directory.Move(_folder.File("tls"), _folder.File("valid"));
        Issue("tls", DateTimeOffset.UtcNow.AddDays(-30));

        await ShouldNotConnectAsync(Client("tls", "school", trust: "valid"));
    }

    private void Issue(string folder, DateTimeOffset from) => NodeCertificates.Create(
        _folder.File(folder),
        [new("server", "civilaffairs", "127.0.0.1"), new("school", "education"), new("insurance", "medicalinsurance"), new("police", "publicsecurity")],
        from,
        TimeSpan.FromDays(20));

    private static async Task ShouldNotConnectAsync(ReferralService.ReferralServiceClient client)
    {
        var error = await Should.ThrowAsync<RpcException>(() => client.GetReferralAsync(new(), deadline: DateTime.UtcNow.AddSeconds(10)).ResponseAsync);
        error.StatusCode.ShouldBeOneOf(StatusCode.Unavailable, StatusCode.Internal);
    }

    private ReferralService.ReferralServiceClient Client(string folder, string? name, string? trust = null) =>
        new(Channel(folder, name, trust));

    private GrpcChannel Channel(string folder, string? name, string? trust = null) =>
        GrpcChannel.ForAddress(_node.Address, new() { HttpHandler = Handler(folder, name, trust), DisposeHttpClient = true });

    private async Task<string> ReadAsync(int http, string? name)
    {
        using var client = new HttpClient(Handler("tls", name));
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_node.JsonAddress, "/v1/civilaffairs/referrals/x"))
        {
            Version = new(http, http % 2),
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var response = await client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }

    private SocketsHttpHandler Handler(string folder, string? name, string? trust = null)
    {
        var authorities = new X509Certificate2Collection();
        authorities.ImportFromPemFile(_folder.File($"{trust ?? folder}/ca.pem"));
        var certificate = name is null ? null : X509Certificate2.CreateFromPemFile(_folder.File($"{folder}/{name}.pem"), _folder.File($"{folder}/{name}.key"));
        var handler = new SocketsHttpHandler();
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        handler.SslOptions.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate!;
        return handler;
    }
}
