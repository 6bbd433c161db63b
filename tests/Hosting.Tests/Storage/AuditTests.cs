using Exchange.Hosting.Storage;
using Exchange.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Tests.Storage;

public sealed class AuditTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Entries_are_sealed_once_each_without_gaps_and_the_chain_verifies(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        var sealer = new AuditSealer<NotesDb>(test.Transactions);
        await WriteAsync(test, 700);

        (await sealer.RunAsync(default)).ShouldBe(TimeSpan.Zero, "there is more than one batch");
        (await sealer.RunAsync(default)).ShouldBeGreaterThan(TimeSpan.Zero);
        await WriteAsync(test, 3);
        await sealer.RunAsync(default);

        var verdict = await VerifyAsync(test);
        (verdict.IsIntact, verdict.Length).ShouldBe((true, 703));
        verdict.Head.Length.ShouldBe(32);
        var order = await test.Transactions.ReadAsync(db => db.Audit.OrderBy(a => a.Sequence).Select(a => a.Subject).ToListAsync(), default);
        order.Take(700).ShouldBe(Enumerable.Range(0, 700).Select(i => $"{i}"), "entries of one unit are sealed in the order of writing");
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'another' WHERE sequence = 5", 4, "Entry 5 is not what was sealed.")]
    [InlineData("UPDATE audit SET subject = subject || 'x' WHERE sequence = 1", 0, "Entry 1 is not what was sealed.")]
    [InlineData("DELETE FROM audit WHERE sequence = 7", 6, "Entry 7 is missing.")]
    [InlineData("UPDATE audit SET hash = zeroblob(32) WHERE sequence = 9", 8, "Entry 9 is not what was sealed.")]
    public async Task A_change_afterwards_shows_at_its_place(string sql, int intact, string fault)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync("sqlite");
        await WriteAsync(test, 10);
        await new AuditSealer<NotesDb>(test.Transactions).RunAsync(default);
        await using (var db = test.Database.CreateContext())
            await db.Database.ExecuteSqlRawAsync(sql);

        var verdict = await VerifyAsync(test);

        (verdict.Length, verdict.Fault).ShouldBe((intact, fault));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_entry_that_becomes_visible_after_later_ones_were_sealed_is_sealed_too(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        var sealer = new AuditSealer<NotesDb>(test.Transactions);
        await WriteAsync(test, 3);
        await sealer.RunAsync(default);
        test.Clock.Advance(TimeSpan.FromDays(-1));
        await WriteAsync(test, 1);

        await sealer.RunAsync(default);

        (await VerifyAsync(test)).ShouldSatisfyAllConditions(v => v.Length.ShouldBe(4), v => v.IsIntact.ShouldBeTrue());
    }

    private static Task WriteAsync(TestDatabase<NotesDb> test, int count) => test.Transactions.RunAsync("test", unit =>
    {
        for (var i = 0; i < count; i++)
            unit.Audit("write", $"{i}");
        return Task.CompletedTask;
    }, default);

    private static async Task<AuditVerdict> VerifyAsync(TestDatabase<NotesDb> test)
    {
        await using var db = test.Database.CreateContext();
        return await AuditChain.VerifyAsync(db, default);
    }
}
