using Exchange.CivilAffairs.Tests.Support;
using Exchange.CivilAffairs.Verification;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Verification;

public sealed class CalendarTests : IAsyncLifetime
{
    private LedgerNode _node = null!;

    public async Task InitializeAsync() => _node = await LedgerNode.StartAsync();

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task The_six_months_are_reached_at_the_first_moment_of_their_day_in_China()
    {
        var recent = LedgerNode.Child(change: c => c.Facts.LeftHukouDate = "2025-02-28");
        var pending = await _node.EnterUntilAsync(ChildState.PendingSixMonths, recent);
        pending.Decision.SixMonthsDate.ShouldBe("2025-08-28");

        await MoveToAsync(ChinaTime.StartOf(new DateOnly(2025, 8, 28)).AddSeconds(-1));
        (await _node.GetAsync(pending.ChildId)).State.ShouldBe(ChildState.PendingSixMonths);

        await MoveToAsync(ChinaTime.StartOf(new DateOnly(2025, 8, 28)));
        var child = await _node.GetAsync(pending.ChildId);
        child.State.ShouldBe(ChildState.Monitored);
        child.Decision.AsOfDate.ShouldBe("2025-08-28");
        _node.Departments.Calls.Of("VerifyHousehold").ShouldBe(1, "nobody is asked again for a date");
    }

    [Fact]
    public async Task An_entry_is_stale_the_day_after_its_half_year_and_fresh_after_a_check_with_the_family()
    {
        var child = await _node.EnterUntilAsync(ChildState.Monitored);
        child.RefreshDueDate.ShouldBe("2026-01-15");

        await MoveToAsync(ChinaTime.StartOf(new DateOnly(2026, 1, 15)));
        (await _node.GetAsync(child.ChildId)).Stale.ShouldBeFalse();
        await MoveToAsync(ChinaTime.StartOf(new DateOnly(2026, 1, 16)));
        (await _node.GetAsync(child.ChildId)).Stale.ShouldBeTrue();

        var refreshed = (await _node.Refreshing(child.ChildId)).Child;
        (refreshed.Stale, refreshed.RefreshDueDate).ShouldBe((false, "2026-07-16"));
    }

    [Fact]
    public async Task Monitoring_ends_on_the_sixteenth_birthday()
    {
        var leapling = LedgerNode.Child(change: c => c.Identity.CitizenId = LedgerNode.Number(new DateOnly(2012, 2, 29)));
        var child = await _node.EnterUntilAsync(ChildState.Monitored, leapling);

        await MoveToAsync(ChinaTime.StartOf(new DateOnly(2028, 2, 28)));
        (await _node.GetAsync(child.ChildId)).State.ShouldBe(ChildState.Monitored);
        await MoveToAsync(ChinaTime.StartOf(new DateOnly(2028, 2, 29)));
        (await _node.GetAsync(child.ChildId)).State.ShouldBe(ChildState.Ended);
    }

    [Fact]
    public async Task A_case_that_is_to_be_referred_outlives_the_sixteenth_birthday()
    {
        _node.Script.Guardians = _ => Scripted.Guardians(ParentStatusKind.Dead, ParentStatusKind.Dead);
        var child = await _node.EnterUntilAsync(ChildState.ReferralDue);

        await MoveToAsync(ChinaTime.StartOf(new DateOnly(2032, 3, 2)));

        (await _node.GetAsync(child.ChildId)).State.ShouldBe(ChildState.ReferralDue);
    }

    /// <summary>Runs the calendar's own job until it has nothing more to do on that day.</summary>
    private async Task MoveToAsync(DateTimeOffset time)
    {
        _node.Clock.Now = time;
        var job = _node.Get<WatchCalendar>();
        while (await ((IJob)job).RunAsync(default) == TimeSpan.Zero)
        {
        }
    }
}
