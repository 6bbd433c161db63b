using System.Text.Json.Nodes;
using Exchange.Contracts.Type.V1;
using Google.Protobuf;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Role = Exchange.Contracts.Type.V1.ParentFacts.Types.Role;

namespace Exchange.Browser.Tests;

/// <summary>A person watches referrals on one page and refers a child on another.</summary>
[Collection(InBrowser.Name)]
public sealed class StreamTests(Browser browser)
{
    [Fact]
    public async Task A_referral_made_on_one_page_arrives_on_another_that_watches()
    {
        await using var watching = await browser.OpenAsync("#/ReferralService/WatchReferrals");
        await watching.Page.Locator("#p-side").SelectOptionAsync("REFERRAL_SIDE_HUKOU");
        await watching.SendAsync();
        await Expect(watching.Page.Locator(".count")).ToHaveTextAsync("已收到 1 行");

        var childId = await RegisterTheExampleAsync();
        await browser.Departments.UntilReferralIsDueAsync(childId);
        await using (var referring = await browser.OpenAsync("#/ReferralService/CreateReferral"))
        {
            await referring.EditAsync(request => request["childId"] = childId);
            await referring.SendAsync();
            await Expect(referring.Outcome).ToContainTextAsync("200 OK");
        }

        var line = watching.Page.Locator(".lines li", new() { HasText = "RECEIVED" });
        await Expect(line.First).ToBeVisibleAsync();
        await line.First.Locator("summary").ClickAsync();
        await Expect(line.First.Locator(".json")).ToContainTextAsync(childId);
        await watching.PictureAsync("stream");

        await watching.Page.GetByRole(AriaRole.Button, new() { Name = "停止" }).ClickAsync();
        await Expect(watching.Outcome).ToContainTextAsync("已停止");
    }

    /// <summary>The page's own example of a child; public security says what it knows of her.</summary>
    private async Task<string> RegisterTheExampleAsync()
    {
        await using var open = await browser.OpenAsync("#/RegisterService/RegisterChild");
        var child = JsonNode.Parse(await open.Page.Locator("#body").InputValueAsync())!["child"]!;
        await browser.Departments.RegisterHouseholdAsync(
            JsonParser.Default.Parse<PersonIdentity>(child["identity"]!.ToJsonString()),
            "210202001",
            [Parent(Role.Father, ParentStatusKind.Dead), Parent(Role.Mother, ParentStatusKind.Imprisoned)]);
        await open.SendAsync();
        await Expect(open.Outcome).ToContainTextAsync("200 OK");
        return (await open.AnswerAsync())["child"]!["childId"]!.GetValue<string>();
    }

    private static ParentFacts Parent(Role role, ParentStatusKind kind)
    {
        var status = new ParentStatusInterval
        {
            Kind = kind,
            FromDate = "2023-05-01",
            Source = "publicsecurity",
            Evidence = "certificate:sha256:00",
            TermMonths = kind == ParentStatusKind.Imprisoned ? 36 : 0,
        };
        return new() { Role = role, Kind = ParentKind.Birth, Statuses = { status } };
    }
}
