using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Exchange.Browser.Tests;

/// <summary>A person tries calls on a node's page; the node is a real one.</summary>
[Collection(InBrowser.Name)]
public sealed class CallTests(Browser browser)
{
    [Fact]
    public async Task The_example_is_sent_and_its_answer_shown()
    {
        await using var open = await browser.OpenAsync("#/EligibilityService/AssessFacts");
        await open.SendAsync();
        await Expect(open.Outcome).ToContainTextAsync("200 OK");
        var decision = (await open.AnswerAsync())["decision"]!;
        decision["category"]!.GetValue<string>().ShouldBe("BENEFIT_CATEGORY_DE_FACTO_UNSUPPORTED");
        decision["rules"]!.AsArray().Count.ShouldBeGreaterThan(5);
        await open.PictureAsync("call");
    }

    [Fact]
    public async Task A_wrong_field_is_named_with_what_to_do_in_Chinese()
    {
        await using var open = await browser.OpenAsync("#/EligibilityService/AssessFacts");
        await open.EditAsync(request => request["facts"]!["residenceDivision"] = "999999");
        await open.SendAsync();
        await Expect(open.Outcome).ToContainTextAsync("400");
        var error = open.Page.Locator(".error");
        await Expect(error.Locator(".reason")).ToHaveTextAsync("DIVISION_UNKNOWN");
        await Expect(error.Locator(".text")).ToContainTextAsync("行政区划不存在");
        await Expect(error.Locator("dt")).ToHaveTextAsync("facts.residence_division");
        await open.PictureAsync("error");
    }

    [Fact]
    public async Task An_error_is_shown_in_English_on_the_English_page()
    {
        await using var open = await browser.OpenAsync("?lang=en#/ReferralService/GetReferral");
        await open.SendAsync();
        await Expect(open.Outcome).ToContainTextAsync("404");
        await Expect(open.Page.Locator(".error .text")).ToContainTextAsync("There is no such referral here.");
    }

    [Fact]
    public async Task What_cannot_be_sent_is_said_before_it_is()
    {
        await using var open = await browser.OpenAsync("#/ReferralService/AcceptReferral");
        await open.Page.Locator("#p-referral_id").FillAsync("");
        await open.SendAsync();
        await Expect(open.Page.Locator(".problem")).ToHaveTextAsync("请填写路径参数：referral_id");
        await Expect(open.Page.Locator("#p-referral_id")).ToBeFocusedAsync();

        await open.Page.Locator("#p-referral_id").FillAsync("x");
        await open.Page.Locator("#body").FillAsync("{");
        await open.SendAsync();
        await Expect(open.Page.Locator(".problem")).ToContainTextAsync("请求内容不是有效的 JSON");
    }

    [Fact]
    public async Task Each_write_has_a_request_id_of_its_own()
    {
        await using var open = await browser.OpenAsync("#/ReferralService/AcceptReferral");
        var first = await RequestIdAsync(open);
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "换一个 request_id" }).ClickAsync();
        var second = await RequestIdAsync(open);
        second.ShouldNotBe(first);
        await open.Page.ReloadAsync();
        (await RequestIdAsync(open)).ShouldNotBe(second);
    }

    [Fact]
    public async Task A_call_is_sent_from_the_keyboard_alone()
    {
        await using var open = await browser.OpenAsync("#/EligibilityService/AssessFacts");
        await open.Page.Locator("#body").FocusAsync();
        await open.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(open.Outcome).ToContainTextAsync("200 OK");
    }

    [Fact]
    public async Task The_command_line_makes_the_same_call()
    {
        await using var open = await browser.OpenAsync("#/ReferralService/ListReferrals");
        await open.Page.Locator("#p-side").SelectOptionAsync("REFERRAL_SIDE_HUKOU");
        await open.Page.GetByText("命令行").ClickAsync();
        await Expect(open.Page.Locator(".try .example code"))
            .ToContainTextAsync($"'{browser.Departments.Page}v1/civilaffairs/referrals?side=REFERRAL_SIDE_HUKOU'");
        await open.SendAsync();
        await Expect(open.Outcome).ToContainTextAsync("200 OK");
    }

    private static async Task<string> RequestIdAsync(OpenPage open) =>
        JsonNode.Parse(await open.Page.Locator("#body").InputValueAsync())!["requestId"]!.GetValue<string>();
}
