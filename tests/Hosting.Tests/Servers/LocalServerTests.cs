using System.Net.Sockets;
using Exchange.LocalServers;
using Exchange.Testing;
using Npgsql;

namespace Exchange.Hosting.Tests.Servers;

public sealed class LocalServerTests
{
    [Fact]
    public async Task PostgreSQL_keeps_committed_data_through_a_kill_and_refuses_strangers()
    {
        using var folder = new TempFolder();
        await using var postgres = await LocalPostgres.StartAsync(folder.Path);
        await ExecuteAsync(postgres, "CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)");

        await postgres.KillAsync();
        await Should.ThrowAsync<NpgsqlException>(() => ExecuteAsync(postgres, "SELECT 1"));
        await postgres.StartAgainAsync();

        (await ExecuteAsync(postgres, "SELECT id FROM kept")).ShouldBe(7);
        var stranger = new NpgsqlConnectionStringBuilder(postgres.ConnectionString("postgres")) { Password = "wrong" };
        await Should.ThrowAsync<PostgresException>(async () => await NpgsqlDataSource.Create(stranger).OpenConnectionAsync());
    }

    [Fact]
    public async Task RabbitMQ_answers_on_its_port_and_again_after_a_kill()
    {
        using var folder = new TempFolder();
        await using var rabbit = await LocalRabbitMq.StartAsync(folder.Path);
        var port = rabbit.Uri.Port;
        Connects(port).ShouldBeTrue();

        await rabbit.KillAsync();
        Connects(port).ShouldBeFalse();
        await rabbit.StartAgainAsync();

        rabbit.Uri.Port.ShouldBe(port);
        Connects(port).ShouldBeTrue();
        await rabbit.StopAsync();
        Connects(port).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_whose_parent_is_gone_ends_too()
    {
        await using var server = await ServerProcess.StartAsync("KILL", ["/bin/sleep", "600"], null, "/");
        Directory.Exists($"/proc/{server.Id}").ShouldBeTrue();

        server.Orphan();

        await Eventually.TrueAsync(() => !Directory.Exists($"/proc/{server.Id}"), "the orphan ends");
    }

    private static bool Connects(int port)
    {
        try
        {
            using var client = new TcpClient("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task<object?> ExecuteAsync(LocalPostgres postgres, string sql)
    {
        await using var source = NpgsqlDataSource.Create(postgres.ConnectionString("postgres"));
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
