using System.Text.Json;
using Exchange.Hosting.Security;
using Exchange.MedicalInsurance;
using Exchange.Testing;
using Google.Rpc;

namespace Exchange.Conformance.Probes;

/// <summary><c>buf curl</c>, connect-go's client, against a real node.</summary>
public class BufCurlTests(BufCurlTests.Node node) : IClassFixture<BufCurlTests.Node>
{
    private const string Method = "exchange.medicalinsurance.v1.ClaimService/QuoteClaim";

    private const string Claim = """
        {
          "insured_division": "210202", "settlement_date": "2025-07-01", "category": "BENEFIT_CATEGORY_ORPHAN",
          "total_fen": 4800000, "out_of_catalogue_fen": 300000
        }
        """;

    private const string ClaimWithoutDate = """{"insured_division": "210202"}""";

    [Fact]
    public async Task Over_plain_http2_with_the_contracts() =>
        await ShouldQuoteAsync("--http2-prior-knowledge", "--schema", SourceTree.PathOf("protos"));

    [Theory]
    [InlineData("grpc-v1")]
    [InlineData("grpc-v1alpha")]
    public async Task Over_plain_http2_with_nothing_but_reflection(string version) =>
        await ShouldQuoteAsync("--http2-prior-knowledge", "--reflect", "--reflect-protocol", version);

    [Fact]
    public async Task Over_mutual_tls() => await ShouldQuoteAsync(
        node.Tls, "--reflect", "--cacert", node.File("ca.pem"), "--cert", node.File("school.pem"), "--key", node.File("school.key"));

    [Fact]
    public async Task Over_tls_without_a_certificate_nothing_is_told()
    {
        var (code, output) = await CurlAsync(node.Tls, Method, "--reflect", "--cacert", node.File("ca.pem"), "-d", Claim);

        code.ShouldNotBe(0);
        output.ShouldNotContain("familyFen");
    }

    [Fact]
    public async Task The_services_are_listed()
    {
        var (code, output) = await CurlAsync(node.Plain, "", "--http2-prior-knowledge", "--reflect", "--list-services");

        code.ShouldBe(0, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ShouldBe(
            [
                "exchange.medicalinsurance.v1.ClaimService", "exchange.medicalinsurance.v1.CoverService",
                "exchange.operations.v1.MessageService", "grpc.health.v1.Health",
                "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection",
            ],
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_refusal_comes_with_its_details()
    {
        var (code, output) = await CurlAsync(node.Plain, Method, "--http2-prior-knowledge", "--reflect", "-d", ClaimWithoutDate);

        code.ShouldNotBe(0);
        var error = JsonDocument.Parse(output).RootElement;
        error.GetProperty("code").GetString().ShouldBe("invalid_argument");
        var details = error.GetProperty("details").EnumerateArray()
            .ToDictionary(detail => detail.GetProperty("type").GetString()!, detail => Unpadded(detail.GetProperty("value").GetString()!));
        ErrorInfo.Parser.ParseFrom(details["google.rpc.ErrorInfo"]).Domain.ShouldBe("medicalinsurance.exchange");
        BadRequest.Parser.ParseFrom(details["google.rpc.BadRequest"]).FieldViolations.Single().Field.ShouldBe("settlement_date");
        LocalizedMessage.Parser.ParseFrom(details["google.rpc.LocalizedMessage"]).Locale.ShouldBe("zh-CN");
    }

    private static byte[] Unpadded(string base64) => Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));

    private Task ShouldQuoteAsync(params string[] options) => ShouldQuoteAsync(node.Plain, options);

    private static async Task ShouldQuoteAsync(Uri server, params string[] options)
    {
        var (code, output) = await CurlAsync(server, Method, [.. options, "-d", Claim]);

        code.ShouldBe(0, output);
        JsonDocument.Parse(output).RootElement.GetProperty("familyFen").GetString().ShouldBe("100000");
    }

    private static Task<(int ExitCode, string Output)> CurlAsync(Uri server, string method, params string[] options)
    {
        var buf = SourceTree.PathOf("tools/buf/node_modules/.bin/buf");
        if (!File.Exists(buf))
            throw new FileNotFoundException("buf is missing: npm ci --prefix tools/buf");
        string[] command = [buf, "curl", "--protocol", "grpc", .. options, $"{new Uri(server, method)}"];
        return ForeignProgram.RunAsync(command, TimeSpan.FromSeconds(60));
    }

    /// <summary>Medical insurance, over plain HTTP/2 and over mutual TLS.</summary>
    public sealed class Node : IAsyncLifetime
    {
        private readonly TempFolder _folder = new();
        private TestNode? _node;

        public Uri Plain => new(_node!.App.Urls.Single(url => url.StartsWith("http:", StringComparison.Ordinal)));

        public Uri Tls => new(_node!.App.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal)));

        public string File(string name) => _folder.File($"tls/{name}");

        public async Task InitializeAsync()
        {
            NodeCertificates.Create(
                _folder.File("tls"),
                [new("server", "medicalinsurance", "127.0.0.1"), new("school", "education")],
                DateTimeOffset.UtcNow.AddDays(-1),
                TimeSpan.FromDays(2));
            _node = await TestNode.StartAsync<MedicalInsuranceNode, MedicalInsuranceDb>(new Dictionary<string, string?>
            {
                ["Exchange:Listen"] = "http://127.0.0.1:0;https://127.0.0.1:0",
                ["Exchange:Tls:Certificate"] = File("server.pem"),
                ["Exchange:Tls:Key"] = File("server.key"),
                ["Exchange:Tls:ClientCa"] = File("ca.pem"),
            });
        }

        public async Task DisposeAsync()
        {
            if (_node is not null)
                await _node.DisposeAsync();
            _folder.Dispose();
        }
    }
}
