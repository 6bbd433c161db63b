using System.Data.Common;
using Exchange.Hosting.Storage;
using Exchange.LocalServers;
using Exchange.Testing;

namespace Exchange.Hosting.Tests.Storage;

public sealed class PlainQueryTests
{
    private static readonly PlainQuery<string> TitlesOf = new(
        "SELECT title FROM notes WHERE sealed = $1 AND flagged = $2 ORDER BY title", row => row.GetString(0));

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_plain_query_finds_what_units_have_committed(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        await AddAsync(test, "b", [1]);
        (await FindAsync(test, [1])).ShouldBe(["b"]);
        (await FindAsync(test, [2])).ShouldBeEmpty();

        await AddAsync(test, "a", [1]);

        (await FindAsync(test, [1])).ShouldBe(["a", "b"]);
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Many_ask_at_a_time(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        for (byte i = 0; i < 8; i++)
            await AddAsync(test, $"{i}", [i]);

        var found = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => FindAsync(test, [(byte)(i % 8)]))));

        found.Select(titles => titles.Single()).ShouldBe(Enumerable.Range(0, 400).Select(i => $"{i % 8}"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_reader_that_threw_spoils_nothing_for_the_next(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync(provider);
        await AddAsync(test, "a", [1]);
        var broken = new PlainQuery<string>(TitlesOf.Sql, Throw);

        await Should.ThrowAsync<InvalidOperationException>(() => test.Transactions.QueryAsync(broken, [new byte[] { 1 }, true], default));

        (await FindAsync(test, [1])).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_plain_query_cannot_write_past_the_one_writer_of_SQLite()
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync("sqlite");
        var writing = new PlainQuery<int>("DELETE FROM notes RETURNING 1", row => row.GetInt32(0));

        await AddAsync(test, "a", [1]);

        var refusal = await Should.ThrowAsync<StorageUnavailableException>(() => test.Transactions.QueryAsync(writing, [], default));

        refusal.InnerException!.Message.ShouldContain("readonly");
        (await FindAsync(test, [1])).ShouldBe(["a"]);
    }

    [Fact]
    public async Task A_database_that_comes_back_is_asked_again()
    {
        using var folder = new TempFolder();
        await using var postgres = await LocalPostgres.StartAsync(folder.Path);
        var options = new DatabaseOptions { Provider = "postgres", ConnectionString = postgres.ConnectionString("notes") };
        await using var test = TestDatabase<NotesDb>.Of(options);
        await NodeMigrator.MigrateAsync(test.Database, default);
        await AddAsync(test, "a", [1]);
        await FindAsync(test, [1]);

        await postgres.KillAsync();
        await Should.ThrowAsync<StorageUnavailableException>(() => FindAsync(test, [1]));
        await postgres.StartAgainAsync();

        (await FindAsync(test, [1])).ShouldBe(["a"]);
    }

    private static Task AddAsync(TestDatabase<NotesDb> test, string title, byte[] @sealed) => test.Transactions.RunAsync(
        "test",
        unit =>
        {
            unit.Db.Add(new Note { Id = unit.NewId(), Title = title, Sealed = @sealed, Flagged = true });
            return Task.CompletedTask;
        },
        default);

    private static Task<List<string>> FindAsync(TestDatabase<NotesDb> test, byte[] @sealed) =>
        test.Transactions.QueryAsync(TitlesOf, [@sealed, true], default);

    private static string Throw(DbDataReader row) => throw new InvalidOperationException();
}
