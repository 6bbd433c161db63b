using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Exchange.CivilAffairs.Tests.Referrals;

/// <summary>A case taken through both counties by systems that know JSON alone.</summary>
public sealed class JsonTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private TwoNodes _nodes = null!;
    private HttpClient _residence = null!;
    private HttpClient _hukou = null!;

    public async Task InitializeAsync()
    {
        _nodes = await TwoNodes.StartAsync();
        _residence = new HttpClient { BaseAddress = _nodes.Shenyang.Node.JsonAddress };
        _hukou = new HttpClient { BaseAddress = _nodes.Rest.Node.JsonAddress };
    }

    public async Task DisposeAsync()
    {
        _residence.Dispose();
        _hukou.Dispose();
        await _nodes.DisposeAsync();
    }

    [Fact]
    public async Task A_child_is_referred_watched_and_accepted()
    {
        var child = await _nodes.FindChildAsync();
        using var watch = await _hukou.GetAsync(
            "/v1/civilaffairs/divisions/2102/referrals:watch?side=REFERRAL_SIDE_HUKOU", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await watch.Content.ReadAsStreamAsync());

        var created = await PostAsync(
            _residence, $"/v1/civilaffairs/children/{child.ChildId}/referrals", new { requestId = Guid.NewGuid(), carePlan = "每周探访" });
        var id = created.GetProperty("referral").GetProperty("referralId").GetString()!;
        await UntilStateAsync(lines, id, "REFERRAL_STATE_RECEIVED");
        var accepted = await PostAsync(_hukou, $"/v1/civilaffairs/referrals/{id}:accept", new { requestId = Guid.NewGuid() });

        accepted.GetProperty("referral").GetProperty("state").GetString().ShouldBe("REFERRAL_STATE_ACCEPTED");
        await UntilStateAsync(lines, id, "REFERRAL_STATE_ACCEPTED");
        var list = await _hukou.GetFromJsonAsync<JsonElement>(
            "/v1/civilaffairs/referrals?side=REFERRAL_SIDE_HUKOU&states=REFERRAL_STATE_ACCEPTED");
        list.GetProperty("referrals").EnumerateArray().Select(referral => referral.GetProperty("referralId").GetString()).ShouldBe([id]);
    }

    [Fact]
    public async Task A_referral_that_is_not_there_is_404_with_its_reason()
    {
        using var answer = await _hukou.GetAsync($"/v1/civilaffairs/referrals/{Guid.NewGuid()}");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"reason\": \"REFERRAL_NOT_FOUND\"");
    }

    [Fact]
    public async Task The_node_describes_its_paths()
    {
        var document = await _hukou.GetFromJsonAsync<JsonElement>("/openapi.json");

        document.GetProperty("paths").TryGetProperty("/v1/civilaffairs/referrals/{referral_id}:accept", out _).ShouldBeTrue();
    }

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        using var response = await http.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static async Task UntilStateAsync(StreamReader lines, string referral, string state)
    {
        while (await lines.ReadLineAsync().WaitAsync(Limit) is { } line)
        {
            if (JsonDocument.Parse(line).RootElement.TryGetProperty("referral", out var seen)
                && seen.GetProperty("referralId").GetString() == referral
                && seen.GetProperty("state").GetString() == state)
            {
                return;
            }
        }

        throw new InvalidOperationException("The stream has ended.");
    }
}
