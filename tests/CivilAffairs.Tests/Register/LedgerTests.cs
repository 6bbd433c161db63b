using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Register;

public sealed class LedgerTests : IAsyncLifetime
{
    private LedgerNode _node = null!;

    public async Task InitializeAsync() => _node = await LedgerNode.StartAsync();

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task A_change_on_an_old_copy_is_refused()
    {
        var read = await _node.EnterUntilAsync(ChildState.Monitored);
        read.ResidenceAddress = "新址";
        var changed = await _node.UpdateAsync(read);

        read.ResidenceAddress = "旧人之址";
        var refusal = await Refusal.OfAsync(_node.Updating(read));

        (refusal.Code, refusal.Reason).ShouldBe((StatusCode.Aborted, "ETAG_MISMATCH"));
        (await _node.GetAsync(read.ChildId)).ResidenceAddress.ShouldBe("新址");
        changed.Etag.ShouldNotBe(read.Etag);
    }

    [Fact]
    public async Task A_change_without_an_etag_is_taken()
    {
        var read = await _node.EnterUntilAsync(ChildState.Monitored);
        await _node.UpdateAsync(read);
        read.Etag = "";
        read.ResidenceAddress = "新址";

        (await _node.UpdateAsync(read)).ResidenceAddress.ShouldBe("新址");
    }

    [Fact]
    public async Task A_changed_child_is_asked_about_and_decided_on_again()
    {
        var read = await _node.EnterUntilAsync(ChildState.Monitored);
        read.Facts.LeftHukouDate = "2025-06-01";

        (await _node.UpdateAsync(read)).State.ShouldBe(ChildState.Detected);

        var decided = await _node.UntilAsync(read.ChildId, ChildState.PendingSixMonths);
        decided.Decision.SixMonthsDate.ShouldBe("2025-12-01");
        _node.Departments.Calls.Of("VerifyHousehold").ShouldBe(2);
    }

    [Fact]
    public async Task A_child_cannot_take_the_number_of_another_entry()
    {
        await _node.EnterAsync(LedgerNode.Child(1));
        var second = await _node.EnterAsync(LedgerNode.Child(3));
        second.Identity.CitizenId = LedgerNode.Child(1).Identity.CitizenId;
        second.Etag = "";

        var refusal = await Refusal.OfAsync(_node.Updating(second));

        refusal.Reason.ShouldBe("CHILD_ALREADY_REGISTERED");
    }

    [Fact]
    public async Task A_list_is_masked_and_comes_in_pages_newest_first()
    {
        var ids = new List<string>();
        for (var i = 1; i <= 5; i++)
        {
            ids.Add((await _node.EnterAsync(LedgerNode.Child(i))).ChildId);
            _node.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        var request = new ListChildrenRequest { ResidenceDivision = "2101", PageSize = 2 };

        var seen = new List<Child>();
        do
        {
            var page = await _node.Register.ListChildrenAsync(request);
            page.Children.Count.ShouldBeLessThanOrEqualTo(2);
            seen.AddRange(page.Children);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        seen.Select(c => c.ChildId).ShouldBe(Enumerable.Reverse(ids));
        seen[0].Identity.CitizenId.ShouldBe("**************" + LedgerNode.Child(5).Identity.CitizenId[^4..]);
        seen[0].Identity.Name.ShouldBe("测****");
        seen[0].ResidenceAddress.ShouldBe("***");
        (seen[0].Guardian.Name, seen[0].Guardian.Phone).ShouldBe(("测****", "***"));
    }

    [Fact]
    public async Task A_list_is_filtered_by_place_state_and_staleness()
    {
        var here = await _node.EnterUntilAsync(ChildState.Monitored, LedgerNode.Child(1));
        _node.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var there = await _node.EnterUntilAsync(
            ChildState.PendingSixMonths,
            LedgerNode.Child(2, c => (c.Facts.ResidenceDivision, c.Facts.LeftHukouDate) = ("210106", "2025-06-01")));

        (await ListAsync(new ListChildrenRequest())).ShouldBe([there.ChildId, here.ChildId]);
        (await ListAsync(new ListChildrenRequest { ResidenceDivision = "210102" })).ShouldBe([here.ChildId]);
        (await ListAsync(new ListChildrenRequest { ResidenceDivision = "2102" })).ShouldBeEmpty();
        (await ListAsync(new ListChildrenRequest { States = { ChildState.PendingSixMonths, ChildState.Ended } })).ShouldBe([there.ChildId]);
        (await ListAsync(new ListChildrenRequest { Stale = true })).ShouldBeEmpty();
        var summary = await _node.Register.SummarizeLedgerAsync(new SummarizeLedgerRequest { ResidenceDivision = "2101" });
        summary.Counts.Select(c => (c.State, c.ChildCount)).ShouldBe([(ChildState.PendingSixMonths, 1), (ChildState.Monitored, 1)]);
    }

    [Fact]
    public async Task A_wrong_list_request_is_refused()
    {
        await _node.EnterAsync(LedgerNode.Child(1));
        await _node.EnterAsync(LedgerNode.Child(2));
        var page = await _node.Register.ListChildrenAsync(new ListChildrenRequest { PageSize = 1 });

        (await RefusedAsync(new ListChildrenRequest { PageToken = page.NextPageToken, Stale = true })).Reason.ShouldBe("TOKEN_INVALID");
        (await RefusedAsync(new ListChildrenRequest { PageToken = "abc" })).Reason.ShouldBe("TOKEN_INVALID");
        (await RefusedAsync(new ListChildrenRequest { PageSize = 1001 })).Fields.ShouldBe(["page_size FIELD_INVALID"]);
        (await RefusedAsync(new ListChildrenRequest { ResidenceDivision = "abc" })).Fields.ShouldBe(["residence_division DIVISION_UNKNOWN"]);
        (await RefusedAsync(new ListChildrenRequest { States = { (ChildState)99 } })).Fields.ShouldBe(["states[0] ENUM_VALUE_UNKNOWN"]);
    }

    [Fact]
    public async Task An_entry_that_has_ended_is_closed_and_the_child_can_come_back()
    {
        var entered = await _node.EnterAsync();

        (await _node.Ending(entered.ChildId, EndReason.ReturnedHome, "2025-07-14")).Child.State.ShouldBe(ChildState.Ended);

        (await Refusal.OfAsync(_node.Ending(entered.ChildId, EndReason.ReturnedHome, "2025-07-14"))).Reason.ShouldBe("CHILD_ENDED");
        (await Refusal.OfAsync(_node.Refreshing(entered.ChildId))).Reason.ShouldBe("CHILD_ENDED");
        entered.Etag = "";
        (await Refusal.OfAsync(_node.Updating(entered))).Reason.ShouldBe("CHILD_ENDED");
        (await _node.EnterAsync()).ChildId.ShouldNotBe(entered.ChildId);
    }

    [Fact]
    public async Task An_end_needs_a_reason_and_a_day_that_has_come()
    {
        var entered = await _node.EnterAsync();

        (await Refusal.OfAsync(_node.Ending(entered.ChildId))).Fields.ShouldBe(["reason ENUM_VALUE_UNKNOWN", "end_date FIELD_REQUIRED"]);
        var refusal = await Refusal.OfAsync(_node.Ending(entered.ChildId, EndReason.Deceased, "2025-07-16"));
        refusal.Fields.ShouldBe(["end_date FIELD_INVALID"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("219901201603010017")]
    [InlineData("018f0000-0000-7000-8000-000000000000")]
    public async Task Nobody_is_found_by_an_id_that_nobody_has(string id)
    {
        var refusal = await Refusal.OfAsync(_node.Register.GetChildAsync(new GetChildRequest { ChildId = id }));

        (refusal.Code, refusal.Reason).ShouldBe((StatusCode.NotFound, "CHILD_NOT_FOUND"));
        refusal.Metadata.Values.ShouldNotContain("219901201603010017");
    }

    private async Task<IEnumerable<string>> ListAsync(ListChildrenRequest request) =>
        (await _node.Register.ListChildrenAsync(request)).Children.Select(c => c.ChildId);

    private Task<Refusal> RefusedAsync(ListChildrenRequest request) => Refusal.OfAsync(_node.Register.ListChildrenAsync(request));
}
