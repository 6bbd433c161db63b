using Exchange.Hosting.Storage;
using Exchange.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Tests.Storage;

public sealed class RequestCleanupTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Answers_are_forgotten_after_their_days_and_not_before(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        await AddAsync(test, "old", 1001);
        test.Clock.Advance(TimeSpan.FromDays(30) + TimeSpan.FromSeconds(1));
        await AddAsync(test, "young", 2);
        var cleanup = new RequestCleanup<NotesDb>(test.Transactions, new DatabaseOptions { KeepRequestsDays = 30 });

        (await cleanup.RunAsync(default)).ShouldBe(TimeSpan.Zero, "there are more than one batch");
        (await cleanup.RunAsync(default)).ShouldBeGreaterThan(TimeSpan.FromMinutes(1));

        (await test.Transactions.ReadAsync(db => db.Requests.Select(r => r.Method).ToListAsync(), default)).ShouldBe(["young", "young"]);
    }

    private static Task AddAsync(TestDatabase<NotesDb> test, string method, int count) => test.Transactions.RunAsync("test", unit =>
    {
        for (var i = 0; i < count; i++)
            unit.Db.Add(new RequestRow { Method = method, RequestId = Guid.NewGuid(), Digest = [1], Response = [2], CreateTime = unit.Now });
        return Task.CompletedTask;
    }, default);
}
