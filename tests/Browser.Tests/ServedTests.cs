using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Exchange.Browser.Tests;

/// <summary>How a node serves the document and the page, seen by a program.</summary>
[Collection(InBrowser.Name)]
public sealed class ServedTests(Browser browser) : IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = browser.Departments.Page };

    [Fact]
    public async Task The_document_is_of_the_node_and_in_Chinese_unless_asked_otherwise()
    {
        var chinese = JsonNode.Parse(await _http.GetStringAsync("openapi.json"))!;
        chinese["openapi"]!.GetValue<string>().ShouldBe("3.1.1");
        chinese["info"]!["title"]!.GetValue<string>().ShouldBe("民政接口");
        chinese["tags"]!.AsArray().Count.ShouldBe(4);
        var english = JsonNode.Parse(await _http.GetStringAsync("openapi.json?lang=en"))!;
        english["info"]!["title"]!.GetValue<string>().ShouldBe("Civil affairs API");
    }

    [Theory]
    [InlineData("openapi.json", "application/json")]
    [InlineData("docs", "text/html")]
    [InlineData("docs/main.js", "text/javascript")]
    [InlineData("docs/base.css", "text/css")]
    [InlineData("docs/icon.svg", "image/svg+xml")]
    public async Task Who_has_a_file_already_does_not_get_it_again(string path, string type)
    {
        using var first = await _http.GetAsync(path);
        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        first.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        first.Headers.CacheControl!.NoCache.ShouldBeTrue();

        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await _http.SendAsync(again);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        using var other = new HttpRequestMessage(HttpMethod.Get, path);
        other.Headers.IfNoneMatch.Add(new EntityTagHeaderValue("\"other\""));
        using var third = await _http.SendAsync(other);
        third.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_HEAD_tells_the_length_alone()
    {
        using var head = await _http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "docs"));
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentLength!.Value.ShouldBeGreaterThan(0);
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_lets_nothing_in_but_what_the_node_serves()
    {
        using var page = await _http.GetAsync("docs");
        var policy = page.Headers.GetValues("Content-Security-Policy").ShouldHaveSingleItem();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        page.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Theory]
    [InlineData("", "docs")]
    [InlineData("docs/", "../docs")]
    public async Task Who_comes_to_the_door_is_led_to_the_page(string path, string to)
    {
        using var answer = await _http.GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.OriginalString.ShouldBe(to);
    }

    public void Dispose() => _http.Dispose();
}
