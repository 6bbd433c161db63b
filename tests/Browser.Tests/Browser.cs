using Microsoft.Playwright;

namespace Exchange.Browser.Tests;

/// <summary>Debian's Chromium, which Playwright drives, and the departments whose page it opens. One for all tests.</summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    /// <summary>It asks nobody outside for anything.</summary>
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _chromium;

    public Departments Departments { get; private set; } = null!;

    /// <summary>Opens a page of civil affairs.</summary>
    /// <param name="route">What follows <c>/docs</c>: <c>#/ReferralService/GetReferral</c>.</param>
    /// <param name="width">The window's width; its height is that of a desk or a phone.</param>
    /// <param name="scheme">What the person prefers.</param>
    public async Task<OpenPage> OpenAsync(string route = "", int width = 1440, ColorScheme scheme = ColorScheme.Light)
    {
        var page = await _chromium!.NewPageAsync(new()
        {
            BaseURL = Departments.Page.ToString(),
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
            ColorScheme = scheme,
            Locale = "zh-CN",
        });
        var open = new OpenPage(page);
        await open.GoAsync(route);
        return open;
    }

    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium))
            throw new FileNotFoundException($"{Chromium} is missing: apt-get install chromium");
        Departments = await Departments.StartAsync();
        Assertions.SetDefaultExpectTimeout((float)OpenPage.Patience.TotalMilliseconds);
        _playwright = await Playwright.CreateAsync();
        _chromium = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
    }

    public async Task DisposeAsync()
    {
        await (_chromium?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
        await Departments.DisposeAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class InBrowser : ICollectionFixture<Browser>
{
    public const string Name = "in the browser";
}
