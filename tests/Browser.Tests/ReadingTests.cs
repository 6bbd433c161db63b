using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Exchange.Browser.Tests;

/// <summary>A person reads the API on a node's page.</summary>
[Collection(InBrowser.Name)]
public sealed class ReadingTests(Browser browser)
{
    [Fact]
    public async Task The_page_begins_with_what_the_node_offers()
    {
        await using var open = await browser.OpenAsync();
        await Expect(open.Heading).ToHaveTextAsync("民政接口");
        await Expect(open.Page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Expect(open.Page.Locator(".card h3"))
            .ToHaveTextAsync(["认定 EligibilityService", "转介 ReferralService", "台账 RegisterService", "消息 MessageService"]);
        await open.PictureAsync("overview");
    }

    [Fact]
    public async Task An_operation_tells_its_path_its_fields_and_how_it_fails()
    {
        await using var open = await browser.OpenAsync();
        await open.Page.GetByRole(AriaRole.Navigation).GetByText("ReturnReferral").ClickAsync();
        await Expect(open.Heading).ToHaveTextAsync("户籍地：退回转介");
        await Expect(open.Page.Locator(".address code")).ToHaveTextAsync("/v1/civilaffairs/referrals/{referral_id}:return");
        await Expect(open.Page.Locator("article")).ToContainTextAsync("exchange.civilaffairs.v1.ReferralService/ReturnReferral");
        await Expect(open.Page.Locator("article")).ToContainTextAsync("在确认保障之前，已受理的案件仍可退回");

        await open.Page.Locator(".fields summary", new() { HasText = "reason" }).First.ClickAsync();
        await Expect(open.Page.Locator(".values")).ToContainTextAsync("户籍不在本地：必须写明正确的县并附证据。");
        var reason = open.Page.Locator("tr", new() { HasText = "RIGHT_DIVISION_IS_OWN" });
        await Expect(reason).ToContainTextAsync("400");
        await Expect(reason).ToContainTextAsync("所写的正确户籍地就是本县");
        await open.PictureAsync("operation");
    }

    [Fact]
    public async Task Fields_open_into_the_fields_within()
    {
        await using var open = await browser.OpenAsync("#/EligibilityService/AssessFacts");
        var facts = open.Page.Locator(".fields > li", new() { HasText = "ChildFacts" }).First;
        await facts.Locator("summary").First.ClickAsync();
        await Expect(facts.Locator(".fields .name").First).ToHaveTextAsync("birthDate");
        await facts.Locator("summary", new() { HasText = "parents" }).First.ClickAsync();
        await Expect(facts.Locator(".fields .fields .name")).ToHaveTextAsync(["role", "kind", "statuses"]);
    }

    [Fact]
    public async Task A_method_for_gRPC_alone_says_so_and_has_no_panel()
    {
        await using var open = await browser.OpenAsync("#/RegisterService/ImportLedger");
        await Expect(open.Page.Locator("article")).ToContainTextAsync("只能通过 gRPC 调用");
        await Expect(open.Page.Locator(".try")).ToHaveCountAsync(0);
        await Expect(open.Page.Locator("article")).ToContainTextAsync("FILE_DAMAGED");
    }

    [Fact]
    public async Task An_operation_is_found_by_any_word_of_it()
    {
        await using var open = await browser.OpenAsync();
        await open.Page.Keyboard.PressAsync("/");
        await open.Page.Keyboard.TypeAsync("退回转介");
        await Expect(open.Page.Locator("nav section li:visible")).ToHaveCountAsync(1);
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Enter");
        await Expect(open.Heading).ToHaveTextAsync("户籍地：退回转介");
        await Expect(open.Heading).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_language_is_switched_where_one_is()
    {
        await using var open = await browser.OpenAsync("#/ReferralService/AcceptReferral");
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();
        await Expect(open.Heading).ToHaveTextAsync("Hukou: takes the case");
        await Expect(open.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        var reason = open.Page.Locator("tr", new() { HasText = "REFERRAL_NOT_FOUND" });
        await Expect(reason).ToContainTextAsync("There is no such referral here.");
        await open.PictureAsync("english");
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "中文" }).ClickAsync();
        await Expect(open.Heading).ToHaveTextAsync("户籍地：受理转介");
    }

    [Fact]
    public async Task Error_reasons_and_types_have_pages_of_their_own()
    {
        await using var open = await browser.OpenAsync("#/reasons");
        await Expect(open.Page.Locator("tr", new() { HasText = "REQUEST_ID_REUSED" })).ToContainTextAsync("该 request_id 已用于另一项内容不同的请求");
        await open.PictureAsync("reasons");
        await open.GoAsync("#/types/exchange.civilaffairs.v1.Referral");
        await Expect(open.Page.Locator("details[open] > .fields > li .name").First).ToHaveTextAsync("referralId");
        await open.PictureAsync("types");
    }

    [Fact]
    public async Task Dark_is_shown_to_who_prefers_it_and_can_be_changed()
    {
        await using var open = await browser.OpenAsync("#/EligibilityService/AssessFacts", scheme: ColorScheme.Dark);
        (await BackgroundAsync(open)).ShouldBe("rgb(20, 23, 27)");
        await open.PictureAsync("dark");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "切换明暗" }).ClickAsync();
        (await BackgroundAsync(open)).ShouldBe("rgb(251, 251, 249)");
    }

    [Theory]
    [InlineData("")]
    [InlineData("#/EligibilityService/AssessFacts")]
    [InlineData("#/ReferralService/WatchReferrals")]
    [InlineData("#/reasons")]
    [InlineData("#/types/exchange.civilaffairs.v1.Referral")]
    [InlineData("?lang=en#/ReferralService/RecordInvestigation")]
    public async Task On_a_phone_nothing_is_wider_than_the_screen(string route)
    {
        await using var open = await browser.OpenAsync(route, width: 360);
        (await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(360);
        await open.PictureAsync($"phone-{route.Split('/')[^1]}");
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^(目录|Contents)$") }).ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Navigation)).ToBeVisibleAsync();
        await open.Page.GetByRole(AriaRole.Navigation).GetByText("GetReferral").ClickAsync();
        await Expect(open.Page.GetByRole(AriaRole.Navigation)).ToBeHiddenAsync();
        await Expect(open.Page.Locator(".address code")).ToHaveTextAsync("/v1/civilaffairs/referrals/{referral_id}");
    }

    private static Task<string> BackgroundAsync(OpenPage open) =>
        open.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
