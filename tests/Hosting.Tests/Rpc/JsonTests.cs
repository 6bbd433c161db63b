using System.Net.Http.Json;
using System.Text.Json;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;

namespace Exchange.Hosting.Tests.Rpc;

/// <summary>A node called by JSON: all that holds for gRPC holds there too.</summary>
public sealed class JsonTests : IAsyncLifetime
{
    private const string Referrals = "/v1/civilaffairs/referrals";

    private TestNode _node = null!;
    private HttpClient _http = null!;

    private StubService Stub => _node.Get<StubService>();

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync<StubNode, NotesDb>(new Dictionary<string, string?>
        {
            ["Exchange:JsonListen"] = "http://127.0.0.1:0",
            ["Exchange:HealthListen"] = "http://127.0.0.1:0",
            ["Exchange:Rpc:DefaultDeadlineSeconds"] = "40",
            ["Exchange:Rpc:LargestRequestBytes"] = "2000",
        });
        _http = new HttpClient { BaseAddress = _node.JsonAddress };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _node.DisposeAsync();
    }

    [Fact]
    public async Task A_write_that_is_repeated_with_its_request_id_is_done_once()
    {
        var request = new { requestId = Guid.NewGuid(), childId = "c" };

        var answers = new[] { await PostAsync(Referrals, request), await PostAsync(Referrals, request) };

        answers[0].Json.GetProperty("referral").GetProperty("referralId").GetString().ShouldNotBeEmpty();
        answers[1].Json.ToString().ShouldBe(answers[0].Json.ToString());
        Stub.Works.ShouldBe(1);
    }

    [Fact]
    public async Task A_write_without_a_request_id_is_refused_as_by_gRPC()
    {
        var (status, json) = await PostAsync(Referrals, new { childId = "c" });

        status.ShouldBe(400);
        Reason(json).ShouldBe("REQUEST_ID_INVALID civilaffairs.exchange");
    }

    [Fact]
    public async Task A_fault_comes_with_its_reason_and_in_Chinese()
    {
        Stub.OnGet = _ => throw Fault.Of(ErrorReason.ReferralNotFound);

        var (status, json) = await GetAsync($"{Referrals}/x");

        status.ShouldBe(404);
        Reason(json).ShouldBe("REFERRAL_NOT_FOUND civilaffairs.exchange");
        Chinese(json).ShouldBe("没有该转介。请核对 referral_id，并确认由本节点受理。");
    }

    [Theory]
    [InlineData("GET", "/v1/civilaffairs/nothing", null, 404, "PATH_UNKNOWN", "没有该路径。")]
    [InlineData("PUT", Referrals, "{}", 405, "HTTP_METHOD_NOT_ALLOWED", "请改用 GET, POST。")]
    [InlineData("POST", Referrals, "{", 400, "JSON_INVALID", "错误位置（行:字节）为 1:2")]
    [InlineData("POST", Referrals, "{\"kind\":1}", 400, "FIELD_UNKNOWN", "没有字段或参数 kind。")]
    [InlineData("POST", Referrals, "{\"childId\":1}", 400, "FIELD_TYPE_MISMATCH", "字段 child_id 的取值不是 string 类型。")]
    [InlineData("GET", Referrals + "?side=LEFT", null, 400, "ENUM_VALUE_UNKNOWN", "字段 side 的枚举值无效。")]
    [InlineData("GET", Referrals + "?side=77&division=21", null, 400, "ENUM_VALUE_UNKNOWN", "字段 side 的枚举值无效。")]
    [InlineData("GET", Referrals + "?overdue=true&overdue=false", null, 400, "FIELD_REPEATED", "字段 overdue 重复给出")]
    [InlineData("GET", Referrals + "?pageSize=101", null, 400, "FIELD_REQUIRED", "必填字段 division 为空。")]
    [InlineData("GET", "/health/live", null, 404, "PATH_UNKNOWN", "没有该路径。")]
    public async Task What_is_wrong_is_said_with_a_reason_and_in_Chinese(
        string method, string path, string? body, int status, string reason, string chinese)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
            request.Content = new StringContent(body, null, "application/json");

        var answer = await SendAsync(request);

        answer.Status.ShouldBe(status);
        Reason(answer.Json).ShouldBe($"{reason} civilaffairs.exchange");
        Chinese(answer.Json).ShouldContain(chinese);
    }

    [Fact]
    public async Task Another_content_type_another_host_and_too_much_are_refused_in_Chinese()
    {
        async Task<string> AskAsync(HttpRequestMessage request) => Reason((await SendAsync(request)).Json).Split(' ')[0];

        (await AskAsync(new(HttpMethod.Post, Referrals) { Content = new StringContent("{}") })).ShouldBe("CONTENT_TYPE_UNSUPPORTED");
        (await AskAsync(new(HttpMethod.Get, Referrals) { Headers = { Host = "elsewhere" } })).ShouldBe("HOST_UNKNOWN");
        (await AskAsync(new(HttpMethod.Get, Referrals) { Headers = { Accept = { new("text/html") } } })).ShouldBe("NOT_ACCEPTABLE");
        var (status, json) = await PostAsync(Referrals, new { carePlan = new string('x', 2000) });
        (status, Reason(json)).ShouldBe((413, "MESSAGE_TOO_LARGE civilaffairs.exchange"));
    }

    [Fact]
    public async Task A_call_without_a_timeout_has_the_node_s()
    {
        var left = TimeSpan.Zero;
        Stub.OnGet = call =>
        {
            left = call.Deadline - DateTime.UtcNow;
            return Task.CompletedTask;
        };

        await GetAsync($"{Referrals}/x");

        left.TotalSeconds.ShouldBeInRange(30, 40);
    }

    [Fact]
    public async Task A_bug_tells_the_caller_an_id_and_nothing_else()
    {
        Stub.OnGet = _ => throw new InvalidOperationException("secret");

        var (status, json) = await GetAsync($"{Referrals}/x");

        status.ShouldBe(500);
        json.ToString().ShouldNotContain("secret");
        _node.Log.Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_node_that_stops_says_so_in_the_last_line_of_a_stream()
    {
        var started = new TaskCompletionSource();
        Stub.OnWatched = async call =>
        {
            started.SetResult();
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
        };
        using var response = await _http.GetAsync($"{Referrals}:watch", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await lines.ReadLineAsync()).ShouldNotBeNull().ShouldContain("resumeToken");
        await started.Task;

        var stopping = _node.App.StopAsync();

        var error = JsonDocument.Parse((await lines.ReadLineAsync())!).RootElement.GetProperty("error");
        error.GetProperty("code").GetInt32().ShouldBe(14);
        (await lines.ReadLineAsync()).ShouldBeNull();
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
        _node.Log.Errors.ShouldBeEmpty();
    }

    private async Task<(int Status, JsonElement Json)> GetAsync(string path) => await SendAsync(new(HttpMethod.Get, path));

    private async Task<(int Status, JsonElement Json)> PostAsync(string path, object body) =>
        await SendAsync(new(HttpMethod.Post, path) { Content = JsonContent.Create(body, body.GetType()) });

    private async Task<(int Status, JsonElement Json)> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static string Reason(JsonElement error) => $"{Detail(error, "ErrorInfo", "reason")} {Detail(error, "ErrorInfo", "domain")}";

    private static string Chinese(JsonElement error) => Detail(error, "LocalizedMessage", "message");

    private static string Detail(JsonElement error, string type, string field) => error.GetProperty("details").EnumerateArray()
        .Single(detail => detail.GetProperty("@type").GetString() == $"type.googleapis.com/google.rpc.{type}")
        .GetProperty(field).GetString()!;
}
