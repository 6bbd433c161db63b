using System.Security.Cryptography;

namespace Exchange.LocalServers;

/// <summary>A private PostgreSQL server on a free loopback port, with its data in a folder of its own. It ends with this process.</summary>
public sealed class LocalPostgres : IAsyncDisposable
{
    private const string Superuser = "exchange";
    private readonly string _binaries;
    private readonly string _data;
    private readonly string _password;
    private readonly IReadOnlyDictionary<string, string> _settings;
    private ServerProcess? _server;

    private LocalPostgres(string binaries, string data, string password, IReadOnlyDictionary<string, string> settings) =>
        (_binaries, _data, _password, _settings) = (binaries, data, password, settings);

    /// <summary>The port that it listens on; the same after a restart.</summary>
    public int Port { get; private set; }

    /// <summary>True when the machine has a PostgreSQL that can be started.</summary>
    public static bool IsInstalled => Binaries() is not null;

    /// <summary>Makes the cluster, unless the folder has one, and starts it.</summary>
    /// <param name="directory">Folder for the data. As root, the server runs as the user <c>postgres</c> (or <c>nobody</c>), who
    /// must be able to reach it.</param>
    /// <param name="settings">Server settings, such as <c>fsync</c> = <c>off</c>.</param>
    /// <exception cref="LocalServerException">It is not installed or did not start.</exception>
    public static async Task<LocalPostgres> StartAsync(string directory, IReadOnlyDictionary<string, string>? settings = null)
    {
        var binaries = Binaries()
            ?? throw new LocalServerException("未安装 PostgreSQL，请执行：apt-get install postgresql / PostgreSQL is not installed: apt-get install postgresql");
        directory = Path.GetFullPath(directory);
        Directory.CreateDirectory(directory);
        await ServerUser.OwnAsync(directory);

        var data = Path.Combine(directory, "data");
        var passwordFile = Path.Combine(directory, "password");
        if (!File.Exists(Path.Combine(data, "PG_VERSION")))
        {
            await File.WriteAllTextAsync(passwordFile, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
            await Machine.RunAsync(["/bin/chmod", "600", passwordFile]);
            await ServerUser.OwnAsync(passwordFile);
            await Machine.RunAsync(ServerUser.Command(
                Path.Combine(binaries, "initdb"), "--no-sync", "--encoding=UTF8", "--locale=C", $"--username={Superuser}", "--auth=scram-sha-256", $"--pwfile={passwordFile}", data));
        }

        var server = new LocalPostgres(binaries, data, await File.ReadAllTextAsync(passwordFile), settings ?? new Dictionary<string, string>()) { Port = LoopbackPorts.Free() };
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>An Npgsql connection string for the named database, which the node creates when it migrates.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username={Superuser};Password={_password};Database={database}";

    /// <summary>Starts the server again after <see cref="KillAsync"/> or <see cref="StopAsync"/>, on the same port and data.</summary>
    public async Task StartAgainAsync()
    {
        var settings = _settings.SelectMany(s => new[] { "-c", $"{s.Key}={s.Value}" });
        _server = await ServerProcess.StartAsync(
            "QUIT",
            ServerUser.Command([Path.Combine(_binaries, "postgres"), "-D", _data, "-p", $"{Port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", .. settings]),
            environment: null,
            workingDirectory: _data);
        await Machine.WaitForAsync("PostgreSQL", _server, TimeSpan.FromSeconds(60), async () =>
            (await Machine.TryRunAsync([Path.Combine(_binaries, "pg_isready"), "-q", "-h", "127.0.0.1", "-p", $"{Port}"])).Code == 0);
    }

    /// <summary>Whether its process runs.</summary>
    public bool IsRunning => _server is { HasExited: false };

    /// <summary>Stops it in order: open transactions are rolled back, connections closed.</summary>
    public Task StopAsync() => _server?.EndAsync("INT", TimeSpan.FromSeconds(20)) ?? Task.CompletedTask;

    /// <summary>Ends it at once, as <c>pg_ctl stop -m immediate</c> does: the next start recovers from the write-ahead log.</summary>
    public Task KillAsync() => _server?.EndAsync("QUIT", TimeSpan.FromSeconds(10)) ?? Task.CompletedTask;

    /// <summary>Ends it; the data stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_server is null)
            return;
        await KillAsync();
        await _server.DisposeAsync();
    }

    private static string? Binaries() => !Directory.Exists("/usr/lib/postgresql")
        ? null
        : Directory.GetDirectories("/usr/lib/postgresql")
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "postgres")) && File.Exists(Path.Combine(bin, "initdb")))
            .MaxBy(bin => int.TryParse(Path.GetFileName(Path.GetDirectoryName(bin)), out var version) ? version : 0);
}
