using System.Net;
using System.Net.Sockets;

namespace Exchange.LocalServers;

/// <summary>A private RabbitMQ broker on free loopback ports, with its data in a folder of its own. It ends with this process.</summary>
public sealed class LocalRabbitMq : IAsyncDisposable
{
    private const string Script = "/usr/lib/rabbitmq/bin/rabbitmq-server";
    private readonly string _directory;
    private readonly bool _looksForSlowConsumers;
    private readonly int _epmdPort = LoopbackPorts.Free();
    private readonly int _distributionPort = LoopbackPorts.Free();
    private ServerProcess? _epmd;
    private ServerProcess? _broker;

    private LocalRabbitMq(string directory, bool looksForSlowConsumers) =>
        (_directory, _looksForSlowConsumers) = (directory, looksForSlowConsumers);

    /// <summary>The AMQP port; the same after a restart.</summary>
    public int Port { get; } = LoopbackPorts.Free();

    /// <summary>Address for <c>Exchange:Bus:Uri</c>. The user <c>guest</c> may log in from loopback alone.</summary>
    public Uri Uri => new($"amqp://guest:guest@127.0.0.1:{Port}/");

    /// <summary>True when the machine has a RabbitMQ that can be started.</summary>
    public static bool IsInstalled => File.Exists(Script);

    /// <summary>Starts a broker.</summary>
    /// <param name="directory">Folder for its data.</param>
    /// <param name="settings">Lines for <c>rabbitmq.conf</c>, such as <c>consumer_timeout</c> = <c>5000</c>.</param>
    /// <exception cref="LocalServerException">It is not installed or did not start.</exception>
    public static async Task<LocalRabbitMq> StartAsync(string directory, IReadOnlyDictionary<string, string>? settings = null)
    {
        if (!IsInstalled)
            throw new LocalServerException("未安装 RabbitMQ，请执行：apt-get install rabbitmq-server / RabbitMQ is not installed: apt-get install rabbitmq-server");
        directory = Path.GetFullPath(directory);
        Directory.CreateDirectory(directory);
        await File.WriteAllTextAsync(Path.Combine(directory, "plugins"), "[].");
        settings ??= new Dictionary<string, string>();
        await File.WriteAllLinesAsync(Path.Combine(directory, "rabbitmq.conf"), settings.Select(s => $"{s.Key} = {s.Value}"));

        var server = new LocalRabbitMq(directory, looksForSlowConsumers: settings.ContainsKey("consumer_timeout"));
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts the broker again after <see cref="KillAsync"/> or <see cref="StopAsync"/>, on the same port and data.</summary>
    public async Task StartAgainAsync()
    {
        var environment = BrokerEnvironment();

        // A port mapper of our own: the one that Erlang starts by itself would stay behind.
        if (_epmd is null || _epmd.HasExited)
            _epmd = await ServerProcess.StartAsync("KILL", ["/usr/bin/epmd", "-port", $"{_epmdPort}", "-address", "127.0.0.1"], environment, _directory);
        _broker = await ServerProcess.StartAsync("KILL", [Script], environment, _directory);
        await Machine.WaitForAsync("RabbitMQ", _broker, TimeSpan.FromMinutes(3), AnswersAsync);
    }

    /// <summary>Whether its process runs.</summary>
    public bool IsRunning => _broker is { HasExited: false };

    /// <summary>Stops it in order.</summary>
    public Task StopAsync() => _broker?.EndAsync("TERM", TimeSpan.FromSeconds(30)) ?? Task.CompletedTask;

    /// <summary>Ends it at once with <c>kill -9</c>.</summary>
    public Task KillAsync() => _broker?.EndAsync("KILL", TimeSpan.FromSeconds(10)) ?? Task.CompletedTask;

    /// <summary>Ends it; the data stays.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_broker is not null)
            await _broker.DisposeAsync();
        if (_epmd is not null)
            await _epmd.DisposeAsync();
    }

    private Dictionary<string, string> BrokerEnvironment() => new()
    {
        ["HOME"] = _directory,
        ["ERL_EPMD_PORT"] = $"{_epmdPort}",
        ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODENAME"] = $"exchange{Port}@localhost",
        ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
        ["RABBITMQ_NODE_PORT"] = $"{Port}",
        ["RABBITMQ_DIST_PORT"] = $"{_distributionPort}",
        ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_directory, "mnesia"),
        ["RABBITMQ_LOG_BASE"] = Path.Combine(_directory, "log"),
        ["RABBITMQ_LOGS"] = "-",
        ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_directory, "rabbitmq.conf"),
        ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_directory, "no-such-file"),
        // Whether a consumer has been too slow is looked at once a minute, unless told otherwise.
        ["RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS"] = _looksForSlowConsumers ? "-rabbit channel_tick_interval 1000" : "",
        ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_directory, "plugins"),

        // Makes the start script become the broker instead of standing between it and our signals.
        ["RUNNING_UNDER_SYSTEMD"] = "true",
    };

    /// <summary>True once the broker answers the AMQP greeting: an open port alone is too early.</summary>
    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var client = new TcpClient();
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await client.ConnectAsync(IPAddress.Loopback, Port, limit.Token);
            var stream = client.GetStream();
            await stream.WriteAsync("AMQP\0\0\u0009\u0001"u8.ToArray(), limit.Token);
            return await stream.ReadAsync(new byte[1], limit.Token) == 1;
        }
        catch (Exception e) when (e is SocketException or IOException or OperationCanceledException)
        {
            return false;
        }
    }
}
