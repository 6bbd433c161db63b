using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Exchange.Browser.Tests;

/// <summary>
/// The page as a person uses it. At its end a test fails if the page has complained: an exception, an error on the console, or something
/// that its Content-Security-Policy forbids. With EXCHANGE_TEST_PICTURES, pictures of it go to the folder of that name.
/// </summary>
public sealed class OpenPage : IAsyncDisposable
{
    /// <summary>How long a page on a busy machine may take to show something.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _complaints = new();

    public OpenPage(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            // Chromium logs every refused call as an error; the page shows it to the person.
            if (message.Type is "error" or "warning" && !message.Location.Contains("/v1/", StringComparison.Ordinal))
                _complaints.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    public ILocator Heading => Page.Locator("main h1");

    public ILocator Outcome => Page.Locator(".outcome");

    /// <summary>The JSON that was answered.</summary>
    public async Task<JsonNode> AnswerAsync() => JsonNode.Parse(await Page.Locator(".answer .json").First.TextContentAsync() ?? "")!;

    public async Task GoAsync(string route)
    {
        await Page.GotoAsync($"docs{route}");
        await Heading.WaitForAsync();
    }

    /// <summary>Sends what stands in the panel.</summary>
    public Task SendAsync() => Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(发送|Send)$") }).ClickAsync();

    /// <summary>Changes the request's JSON.</summary>
    public async Task EditAsync(Action<JsonNode> edit)
    {
        var area = Page.Locator("#body");
        var request = JsonNode.Parse(await area.InputValueAsync())!;
        edit(request);
        await area.FillAsync(request.ToJsonString());
    }

    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("EXCHANGE_TEST_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    public async ValueTask DisposeAsync()
    {
        await Page.CloseAsync();
        _complaints.ShouldBeEmpty();
    }
}
