using Exchange.Chaos;
using Exchange.CivilAffairs;
using Exchange.Testing;
using Microsoft.Data.Sqlite;

namespace Exchange.Faults.Tests.Checker;

/// <summary>The checker's view of real databases: a node made the tables, a saboteur the rows.</summary>
public sealed class EvidenceReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_letter_that_was_never_delivered_and_a_referral_that_nobody_heard_of_are_found_in_a_database()
    {
        var connection = $"Data Source={_folder.File("node.db")}";
        await using (await TestNode.StartAsync<CivilAffairsNode, CivilAffairsDb>(Settings(connection)))
        {
            // Migrated; that is all.
        }

        await ExecuteAsync(connection, """
            INSERT INTO outbox (id, kind, type, exchange, routing_key, body, subject, version, sender, addressee, trace_parent, state, attempts,
                sendings, next_attempt_time, create_time, last_error)
            VALUES ('01A203BA-DD04-7002-B2CB-DA94A61A71E3', 'Letter', 'exchange.civilaffairs.v1.ReferralLetter', 'exchange.letters', 'x', x'00', 's',
                1, '', '', '', 'Sent', 0, 1, 1795358914367071, 1795358914367071, '')
            """);
        await ExecuteAsync(connection, """
            INSERT INTO audit (id, time, actor, action, subject) VALUES
                ('01A203BA-DD04-7002-B2CB-DA94A61A71E4', 1795358914367071, 'loopback', 'REFERRAL_CREATED', '01a203ba-0000-7000-8000-000000000001')
            """);
        await ExecuteAsync(connection, """
            INSERT INTO referral_events (tx_id, referral_id, side, leg, keeper, state, kind, detail, actor, time) VALUES
                (0, '01A203BA-0000-7000-8000-000000000001', 1, 0, '210102', 1, 'CREATED', '', 'loopback', 1795358914367071)
            """);
        var reader = new EvidenceReader("sqlite", connection);

        (await reader.UnfinishedAsync(default)).ShouldBe(2);
        var evidence = await reader.ReadAsync("civilaffairs-x", default);
        var verdict = Chaos.Checker.Check(
            seed: 1, new RunEvidence(new ClientHistory(), [evidence], new PlainTextSearch([SoundRun.Canary]), TimeSpan.Zero, TimeSpan.Zero));

        evidence.Timeline.ShouldHaveSingleItem().Referral.ShouldBe(SoundRun.Referral);
        verdict.Violations.ShouldContain(violation => violation.Invariant == "I1" && violation.What.EndsWith("is Sent"));
        verdict.Violations.ShouldContain(violation => violation.Invariant == "I5" && violation.What.Contains("never linked"));
    }

    [Fact]
    public async Task A_number_in_a_table_is_found_in_its_dump()
    {
        var connection = $"Data Source={_folder.File("leak.db")}";
        await ExecuteAsync(connection, "CREATE TABLE notes (text TEXT, body BLOB)");
        await ExecuteAsync(connection, $"INSERT INTO notes VALUES ('a', CAST('x{SoundRun.Canary}' AS BLOB))");
        var search = new PlainTextSearch([SoundRun.Canary]);

        await foreach (var (table, bytes) in new EvidenceReader("sqlite", connection).DumpAsync()) search.Bytes("x", table, bytes);

        search.Finding.Violations.ShouldHaveSingleItem().Subject.ShouldBe("notes");
    }

    private static Dictionary<string, string?> Settings(string connection) => new()
    {
        ["Exchange:Database:ConnectionString"] = connection,
        ["Exchange:Departments:publicsecurity"] = "http://127.0.0.1:1",
        ["Exchange:Departments:education"] = "http://127.0.0.1:1",
        ["Exchange:Departments:medicalinsurance"] = "http://127.0.0.1:1",
    };

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new SqliteConnection(connectionString + ";Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
