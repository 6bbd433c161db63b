using Exchange.Hosting.Storage;
using Exchange.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Tests.Storage;

public sealed class UnitOfWorkTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task What_a_unit_saved_is_read_again_as_it_was(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        var created = new DateTimeOffset(1969, 12, 31, 23, 0, 0, 123, 456, TimeSpan.FromHours(8));
        var id = await test.Transactions.RunAsync("test", unit =>
        {
            var note = new Note
            {
                Id = unit.NewId(),
                Title = "a",
                CreateTime = created,
                BirthDate = new(2016, 2, 29),
                Amount = 2644.50m,
                Sealed = [1, 2, 3],
                Kind = NoteKind.Urgent,
                Flagged = true,
            };
            unit.Db.Add(note);
            return Task.FromResult(note.Id);
        }, default);

        var read = await test.Transactions.ReadAsync(db => db.Notes.SingleAsync(n => n.CreateTime < new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero)), default);

        read.Id.ShouldBe(id);
        read.CreateTime.ShouldBe(created);
        read.CreateTime.Offset.ShouldBe(TimeSpan.Zero);
        read.CloseTime.ShouldBeNull();
        (read.BirthDate, read.Amount, read.Kind, read.Flagged).ShouldBe((new DateOnly(2016, 2, 29), 2644.50m, NoteKind.Urgent, true));
        read.Sealed.ShouldBe([1, 2, 3]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_exception_rolls_everything_back_and_nothing_is_told_of_a_commit(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        var told = false;

        await Should.ThrowAsync<InvalidOperationException>(() => test.Transactions.RunAsync("test", async unit =>
        {
            unit.AfterCommit(() => told = true);
            unit.Audit("write", "x");
            unit.Db.Add(new Note { Id = unit.NewId(), Title = "a" });
            await unit.Db.SaveChangesAsync();
            throw new InvalidOperationException();
        }, default));

        told.ShouldBeFalse();
        (await test.Transactions.ReadAsync(db => db.Notes.CountAsync(), default)).ShouldBe(0);
        (await test.Transactions.ReadAsync(db => db.Audit.CountAsync(), default)).ShouldBe(0);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Plain_sql_before_the_commit_is_part_of_the_transaction_and_callbacks_come_after_it(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        var seenAfterCommit = -1;

        await test.Transactions.RunAsync("test", unit =>
        {
            unit.Db.Add(new Note { Id = unit.NewId(), Title = "a", Amount = 1 });
            unit.BeforeCommit(async ct =>
            {
                await using var command = unit.Connection.CreateCommand();
                command.Transaction = unit.Transaction;
                command.CommandText = "UPDATE notes SET version = 7";
                (await command.ExecuteNonQueryAsync(ct)).ShouldBe(1);
            });
            unit.AfterCommit(() =>
            {
                using var other = test.Database.CreateContext();
                seenAfterCommit = (int)other.Notes.Single().Version;
            });
            return Task.FromResult(0);
        }, default);

        seenAfterCommit.ShouldBe(7);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_hundred_writers_at_once_all_get_their_turn(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => test.Transactions.RunAsync("test", unit =>
        {
            unit.Db.Add(new Note { Id = unit.NewId(), Title = $"{i}" });
            return Task.CompletedTask;
        }, default)));

        (await test.Transactions.ReadAsync(db => db.Notes.CountAsync(), default)).ShouldBe(100);
    }

    [Fact]
    public async Task A_lost_update_is_found_and_the_work_done_again()
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync("postgres");
        await test.Transactions.RunAsync("test", unit =>
        {
            unit.Db.Add(new Note { Id = unit.NewId(), Title = "counter" });
            return Task.CompletedTask;
        }, default);
        var (reads, allHaveRead) = (0, new TaskCompletionSource());

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => test.Transactions.RunAsync("test", async unit =>
        {
            var note = await unit.Db.Notes.SingleAsync();
            if (Interlocked.Increment(ref reads) == 3)
                allHaveRead.SetResult();
            await allHaveRead.Task;
            note.Version++;
        }, default)));

        (await test.Transactions.ReadAsync(db => db.Notes.SingleAsync(), default)).Version.ShouldBe(3);
        reads.ShouldBeGreaterThan(3);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_race_for_a_unique_value_is_run_again_so_that_the_loser_can_see_the_winner(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => test.Transactions.RunAsync("test", async unit =>
        {
            if (await unit.Db.Notes.AnyAsync(n => n.Title == "taken"))
                return "taken";
            await Task.Delay(50);
            unit.Db.Add(new Note { Id = unit.NewId(), Title = "taken" });
            return "mine";
        }, default)));

        outcomes.Order().ShouldBe(["mine", "taken", "taken", "taken", "taken"]);
    }

    [Fact]
    public async Task A_unit_inside_of_a_unit_is_refused_and_one_after_it_is_not()
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync("sqlite");

        await Should.ThrowAsync<InvalidOperationException>(() => test.Transactions.RunAsync(
            "outer", _ => test.Transactions.RunAsync("inner", _ => Task.CompletedTask, default), default).WaitAsync(TimeSpan.FromSeconds(10)));

        await test.Transactions.RunAsync("after", _ => Task.CompletedTask, default);
    }

    [Fact]
    public async Task A_hundred_ids_of_different_units_are_all_different()
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync("sqlite");

        var ids = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => test.Transactions.RunAsync("test", unit => Task.FromResult(unit.NewId()), default)));

        ids.Distinct().Count().ShouldBe(100);
    }

    [Fact]
    public async Task A_unit_has_one_time_and_its_ids_sort_in_the_order_of_making()
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync("sqlite");
        test.Clock.Now = new DateTimeOffset(2025, 7, 15, 16, 0, 0, TimeSpan.Zero).AddTicks(7);

        await test.Transactions.RunAsync("test", unit =>
        {
            var before = unit.Now;
            test.Clock.Advance(TimeSpan.FromDays(1));
            unit.Now.ShouldBe(before);
            (unit.Now.UtcTicks % TimeSpan.TicksPerMicrosecond).ShouldBe(0);
            unit.Today.ShouldBe(new DateOnly(2025, 7, 16));

            var ids = Enumerable.Range(0, 50).Select(_ => unit.NewId().ToString()).ToList();
            ids.ShouldBe(ids.Order(StringComparer.Ordinal));
            ids.ShouldAllBe(id => id[14] == '7');
            ids.Distinct().Count().ShouldBe(50);
            return Task.CompletedTask;
        }, default);
    }
}
