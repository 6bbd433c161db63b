using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Testing;
using Grpc.Core;
using static Exchange.PublicSecurity.Tests.Register;

namespace Exchange.PublicSecurity.Tests.Households;

[Collection(OnSharedRegister.Name)]
public sealed class MoveHouseholdTests(SharedRegister shared)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_move_changes_the_entry_and_is_published_with_the_key_of_the_number(string provider)
    {
        var register = await shared.OnAsync(provider);
        var child = await register.RegisteredAsync();

        var moved = (await register.MoveAsync(child, Xinhua, "2025-03-01")).Household;

        (moved.HukouDivision, moved.Moves.Count).ShouldBe((Xinhua, 1));
        moved.Moves[0].ShouldBe(new() { FromDivision = Hunhewan, ToDivision = Xinhua, MoveDate = "2025-03-01" });
        var fact = await HeardAsync(register, child, 1);
        (fact[0].FromDivision, fact[0].ToDivision, fact[0].MoveDate).ShouldBe((Hunhewan, Xinhua, "2025-03-01"));
        fact[0].RecordTime.ToDateTimeOffset().ShouldBe(register.Department.Clock.Now);
    }

    [Fact]
    public async Task Moves_follow_each_other_by_date_and_may_fall_on_one_day()
    {
        var child = await shared.Sqlite.RegisteredAsync();
        await shared.Sqlite.MoveAsync(child, Xinhua, "2025-03-01");
        await shared.Sqlite.MoveAsync(child, Daoli, "2025-03-01");

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.MoveAsync(child, Hunhewan, "2025-02-28"));

        (refusal.Code, refusal.Reason).ShouldBe((StatusCode.FailedPrecondition, "publicsecurity.exchange/MOVE_NOT_AFTER_LAST"));
        (await shared.Sqlite.VerifyAsync(child.Identity)).HukouDivision.ShouldBe(Daoli);
        (await HeardAsync(shared.Sqlite, child, 2)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_move_that_is_sent_again_gets_the_first_answer_and_is_published_once()
    {
        var child = await shared.Sqlite.RegisteredAsync();
        var requestId = NewRequestId();
        var first = await shared.Sqlite.MoveAsync(requestId, child, Xinhua, "2025-03-01");
        await shared.Sqlite.MoveAsync(child, Hunhewan, "2025-04-01");

        (await shared.Sqlite.MoveAsync(requestId, child, Xinhua, "2025-03-01")).ShouldBe(first);

        (await shared.Sqlite.VerifyAsync(child.Identity)).HukouDivision.ShouldBe(Hunhewan);
        (await HeardAsync(shared.Sqlite, child, 2)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_move_to_where_she_is_registered_already_is_no_move()
    {
        var child = await shared.Sqlite.RegisteredAsync();
        await shared.Sqlite.MoveAsync(child, Xinhua, "2025-03-01");

        (await shared.Sqlite.MoveAsync(child, Xinhua, "2025-04-01")).Household.Moves.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("210199001")]
    [InlineData(Heping)]
    [InlineData("")]
    public async Task A_move_to_an_unknown_place_is_refused(string place)
    {
        var child = await shared.Sqlite.RegisteredAsync();

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.MoveAsync(child, place, "2025-03-01"));

        refusal.Fields.ShouldBe(["to_division DIVISION_UNKNOWN"]);
    }

    [Theory]
    [InlineData("", "move_date FIELD_REQUIRED")]
    [InlineData("2025-13-01", "move_date FIELD_INVALID")]
    [InlineData("2025-07-16", "move_date FIELD_INVALID")]
    public async Task A_date_that_is_none_or_has_not_come_is_refused(string date, string violation)
    {
        var child = await shared.Sqlite.RegisteredAsync();

        (await Refusal.OfAsync(() => shared.Sqlite.MoveAsync(child, Xinhua, date))).Fields.ShouldBe([violation]);
    }

    [Fact]
    public async Task Today_has_come_in_China_before_it_has_in_Greenwich()
    {
        await using var register = await StartAsync();
        var child = await register.RegisteredAsync();
        register.Department.Clock.Now = new(2025, 7, 15, 16, 0, 0, TimeSpan.Zero);

        (await register.MoveAsync(child, Xinhua, "2025-07-16")).Household.HukouDivision.ShouldBe(Xinhua);
    }

    [Fact]
    public async Task Nobody_moves_who_is_not_registered()
    {
        var refusal = await Refusal.OfAsync(() => shared.Sqlite.MoveAsync(new(), Xinhua, "2025-03-01"));

        (refusal.Code, refusal.Reason).ShouldBe((StatusCode.NotFound, "publicsecurity.exchange/HOUSEHOLD_NOT_FOUND"));
    }

    [Fact]
    public async Task A_number_that_two_entries_have_cannot_move()
    {
        var child = new TestPerson();
        await shared.Sqlite.ImportAsync(Entry(child, "B1"), Entry(child, "B2"));

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.MoveAsync(child, Xinhua, "2025-03-01"));

        (refusal.Code, refusal.Reason).ShouldBe((StatusCode.FailedPrecondition, "publicsecurity.exchange/HOUSEHOLD_AMBIGUOUS"));
    }

    [Fact]
    public async Task A_move_without_a_request_id_is_refused()
    {
        var child = await shared.Sqlite.RegisteredAsync();

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.MoveAsync("", child, Xinhua, "2025-03-01"));

        refusal.Reason.ShouldBe("publicsecurity.exchange/REQUEST_ID_INVALID");
    }

    [Fact]
    public async Task Many_moves_at_once_leave_one_history()
    {
        var child = await shared.Sqlite.RegisteredAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => shared.Sqlite.MoveAsync(child, i % 2 == 0 ? Xinhua : Daoli, "2025-03-01")));

        var history = (await shared.Sqlite.MoveAsync(child, Hunhewan, "2025-03-01")).Household.Moves;
        history.Zip(history.Skip(1)).ShouldAllBe(pair => pair.First.ToDivision == pair.Second.FromDivision);
        (await HeardAsync(shared.Sqlite, child, history.Count)).Count.ShouldBe(history.Count);
    }

    /// <summary>What the county has heard of a child, once it has heard so much.</summary>
    private static async Task<IReadOnlyList<HouseholdMoved>> HeardAsync(Register register, TestPerson child, int count)
    {
        var key = register.Department.Node.Get<Exchange.Hosting.Security.IdentityVault>().Key(child.Id);
        IReadOnlyList<HouseholdMoved> Facts() =>
            [.. register.Department.Heard.Of<HouseholdMoved>().Where(fact => fact.MatchKey.Span.SequenceEqual(key))];
        await Eventually.TrueAsync(() => Facts().Count >= count, $"{count} moves are heard of");
        return Facts();
    }
}
