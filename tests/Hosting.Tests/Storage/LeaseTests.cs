using Exchange.Hosting.Storage;
using Exchange.Testing;

namespace Exchange.Hosting.Tests.Storage;

public sealed class LeaseTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task One_holder_at_a_time_and_the_next_after_it_gave_the_lease_back(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        var (a, b) = (Leases(test, "a"), Leases(test, "b"));

        var held = await a.TryAcquireAsync("job", default);
        held.ShouldNotBeNull();
        (await b.TryAcquireAsync("job", default)).ShouldBeNull();
        (await b.TryAcquireAsync("other job", default)).ShouldNotBeNull();
        await held.DisposeAsync();

        (await b.TryAcquireAsync("job", default)).ShouldNotBeNull();
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Of_many_who_ask_at_once_one_gets_it(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);

        var leases = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Leases(test, $"{i}").TryAcquireAsync("job", default)));

        leases.Count(lease => lease is not null).ShouldBe(1);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_lease_is_renewed_while_it_is_held_and_a_holder_that_was_robbed_learns_it(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        var holder = new Leases<NotesDb>(test.Database, "a", TimeProvider.System) { Term = TimeSpan.FromMilliseconds(600) };
        await using var held = (await holder.TryAcquireAsync("job", default)).ShouldNotBeNull();

        await Task.Delay(1500);
        (await new Leases<NotesDb>(test.Database, "b", TimeProvider.System).TryAcquireAsync("job", default)).ShouldBeNull("it was renewed past its first term");
        held.Lost.IsCancellationRequested.ShouldBeFalse();

        await test.Database.ExecuteAsync($"UPDATE leases SET holder = 'robber', expire_time = {DateTimeOffset.UtcNow.AddMinutes(5)}", default);
        await Eventually.TrueAsync(() => held.Lost.IsCancellationRequested, "the holder learns that its lease is lost");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_lease_of_a_holder_that_died_expires(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        await test.Database.ExecuteAsync($"INSERT INTO leases (name, holder, expire_time) VALUES ('job', 'dead', {DateTimeOffset.UtcNow.AddSeconds(1)})", default);
        var leases = new Leases<NotesDb>(test.Database, "b", TimeProvider.System);

        (await leases.TryAcquireAsync("job", default)).ShouldBeNull();
        await Eventually.TrueAsync(async () => await leases.TryAcquireAsync("job", default) is not null, "the lease expires");
    }

    private static Leases<NotesDb> Leases(TestDatabase<NotesDb> test, string holder) => new(test.Database, holder, test.Clock);
}
