using System.Text;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Storage;
using Exchange.Hosting.Tests.Rpc;
using Exchange.LocalServers;
using Exchange.Testing;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Exchange.Hosting.Tests.Storage;

/// <summary>The worst moment: the database has committed, and its answer is lost.</summary>
public sealed class BrokenCommitTests
{
    [Fact]
    public async Task A_write_whose_commit_was_not_answered_is_found_done_and_answered()
    {
        var direct = new NpgsqlConnectionStringBuilder(await TestPostgres.NewDatabaseAsync());
        await using var proxy = new TcpProxy(direct.Port);
        await using var node = await StartAsync(direct, proxy);
        var client = new ReferralService.ReferralServiceClient(node.Channel);
        await client.CreateReferralAsync(new() { RequestId = Guid.NewGuid().ToString() });
        CutOnce(proxy, "COMMIT\0");

        var response = await client.CreateReferralAsync(new() { RequestId = Guid.NewGuid().ToString() });

        proxy.Cuts.ShouldBe(1);
        var ids = await node.Get<Transactions<NotesDb>>().ReadAsync(db => db.Notes.Select(n => n.Id.ToString()).ToListAsync(), default);
        ids.Count.ShouldBe(2);
        ids.ShouldContain(response.Referral.ReferralId);
        node.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_unit_without_a_request_id_is_not_done_again_when_it_may_have_been_committed()
    {
        var direct = new NpgsqlConnectionStringBuilder(await TestPostgres.NewDatabaseAsync());
        await using var proxy = new TcpProxy(direct.Port);
        await using var node = await StartAsync(direct, proxy);
        var transactions = node.Get<Transactions<NotesDb>>();
        CutOnce(proxy, "COMMIT\0");

        await Should.ThrowAsync<StorageUnavailableException>(() => WriteAsync(transactions));

        // The server may still be at the commit that it was sent.
        await Eventually.TrueAsync(async () => await transactions.ReadAsync(db => db.Notes.CountAsync(), default) > 0, "the committed note");
        (await transactions.ReadAsync(db => db.Notes.CountAsync(), default)).ShouldBe(1);
    }

    [Fact]
    public async Task A_unit_that_lost_its_connection_before_the_commit_is_done_again()
    {
        var direct = new NpgsqlConnectionStringBuilder(await TestPostgres.NewDatabaseAsync());
        await using var proxy = new TcpProxy(direct.Port);
        await using var node = await StartAsync(direct, proxy);
        var transactions = node.Get<Transactions<NotesDb>>();
        CutOnce(proxy, "INSERT INTO notes");

        await WriteAsync(transactions);

        proxy.Cuts.ShouldBe(1);
        (await transactions.ReadAsync(db => db.Notes.CountAsync(), default)).ShouldBe(1);
    }

    private static Task WriteAsync(Transactions<NotesDb> transactions) => transactions.RunAsync("test", unit =>
    {
        unit.Db.Add(new Note { Id = unit.NewId(), Title = "a" });
        return Task.CompletedTask;
    }, default);

    /// <summary>Breaks the connection that writes a note when it says these words; the jobs of the node have connections of their own.</summary>
    private static void CutOnce(TcpProxy proxy, string words)
    {
        int? writer = null;
        var cut = false;
        proxy.CutAfter = (connection, bytes) =>
        {
            var text = Encoding.ASCII.GetString(bytes);
            if (text.Contains("INSERT INTO notes", StringComparison.Ordinal))
                writer = connection;
            if (cut || writer != connection || !text.Contains(words, StringComparison.Ordinal))
                return false;
            return cut = true;
        };
    }

    private static Task<TestNode> StartAsync(NpgsqlConnectionStringBuilder direct, TcpProxy proxy) => TestNode.StartAsync<StubNode, NotesDb>(new Dictionary<string, string?>
    {
        ["Exchange:Database:Provider"] = "postgres",
        ["Exchange:Database:ConnectionString"] = new NpgsqlConnectionStringBuilder(direct.ToString()) { Port = proxy.Port }.ToString(),
    });
}
