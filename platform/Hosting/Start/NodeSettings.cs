using System.Text.RegularExpressions;
using Exchange.Hosting.Faults;
using Exchange.Hosting.Security;
using Exchange.Standards;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Exchange.Hosting.Start;

/// <summary>Reads the section <c>Exchange</c> and says what is wrong with it before anything is started.</summary>
internal static partial class NodeSettings
{
    public static NodeOptions Read(IConfiguration configuration, SettingErrors errors)
    {
        var options = SettingBinder.Bind<NodeOptions>(configuration, NodeOptions.Section, errors, "Messaging");
        Identity(options, errors);
        ListenSettings.Check(options, errors);
        FaultSettings.Check(options, errors);
        Database(options.Database, errors);
        Bus(options.Bus, errors);
        Keys(options, errors);
        Limits(options, errors);
        return options;
    }

    private static void Identity(NodeOptions options, SettingErrors errors)
    {
        errors.Require(
            NodeName().IsMatch(options.Node),
            "Exchange:Node",
            $"节点名称“{options.Node}”无效：须为 1–63 位小写字母、数字或连字符，全省唯一，例如 civilaffairs-shenyang。",
            $"'{options.Node}' is no node name: use 1-63 of a-z, 0-9 and hyphen, unique in the province, such as civilaffairs-shenyang.");
        for (var i = 0; i < options.Serves.Count; i++)
        {
            errors.Require(
                options.Serves[i].Length is 2 or 4 or 6 or 9 or 12 && options.Serves[i].All(char.IsAsciiDigit) && DivisionCode.TryParse(options.Serves[i], out _),
                $"Exchange:Serves:{i}",
                $"“{options.Serves[i]}”不是行政区划代码：须为 2、4、6、9 或 12 位数字，例如 2101。",
                $"'{options.Serves[i]}' is no division: use 2, 4, 6, 9 or 12 digits, such as 2101.");
        }
    }

    private static void Database(DatabaseOptions database, SettingErrors errors)
    {
        errors.Require(
            database.Provider is "sqlite" or "postgres",
            "Exchange:Database:Provider",
            $"“{database.Provider}”无效，应为 sqlite 或 postgres。",
            $"'{database.Provider}' is neither sqlite nor postgres.");
        errors.Require(
            ConnectionStringNames(database) is { Length: > 0 } name && name != ":memory:",
            "Exchange:Database:ConnectionString",
            "缺少数据库。SQLite 应如 Data Source=data/node.db（不支持内存库），PostgreSQL 应如 Host=db;Username=exchange;Password=…;Database=civilaffairs。",
            "It names no database. SQLite: Data Source=data/node.db (not :memory:); PostgreSQL: Host=db;Username=exchange;Password=...;Database=civilaffairs.");
        errors.Require(
            database.Attempts is >= 1 and <= 10, "Exchange:Database:Attempts", $"{database.Attempts} 超出范围 1–10。", $"{database.Attempts} is not within 1-10.");
        errors.Require(
            database.KeepRequestsDays is >= 1 and <= 3650,
            "Exchange:Database:KeepRequestsDays",
            $"{database.KeepRequestsDays} 超出范围 1–3650。",
            $"{database.KeepRequestsDays} is not within 1-3650.");
    }

    /// <summary>The database that a connection string names; null when it names none or cannot be read.</summary>
    private static string? ConnectionStringNames(DatabaseOptions database)
    {
        try
        {
            return database.IsPostgres
                ? new NpgsqlConnectionStringBuilder(database.ConnectionString).Database
                : new SqliteConnectionStringBuilder(database.ConnectionString).DataSource;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static void Bus(BusOptions bus, SettingErrors errors)
    {
        errors.Require(
            bus.Transport is "inmemory" or "rabbitmq",
            "Exchange:Bus:Transport",
            $"“{bus.Transport}”无效，应为 inmemory 或 rabbitmq。",
            $"'{bus.Transport}' is neither inmemory nor rabbitmq.");
        errors.Require(
            bus.Transport != "rabbitmq" || (Uri.TryCreate(bus.Uri, UriKind.Absolute, out var uri) && uri.Scheme is "amqp" or "amqps"),
            "Exchange:Bus:Uri",
            "使用 rabbitmq 时须给出地址，例如 amqp://用户:口令@主机:5672/。",
            "rabbitmq needs an address such as amqp://user:password@host:5672/.");
    }

    private static void Keys(NodeOptions options, SettingErrors errors)
    {
        const string setting = "Exchange:Keys:Directory";
        var folder = options.Keys.Directory;
        if (!Directory.Exists(folder))
        {
            errors.Add(
                setting,
                folder.Length == 0 ? "未配置密钥目录。" : $"密钥目录“{folder}”不存在。",
                folder.Length == 0 ? "Missing: the folder of the node's keys." : $"The folder '{folder}' does not exist.");
            return;
        }

        string[] needed = [NodeKeys.MatchFile(folder), NodeKeys.SigningFile(folder, options.Node)];
        foreach (var file in needed.Where(file => !File.Exists(file)))
            errors.Add(setting, $"缺少密钥文件“{file}”，或无权读取。", $"The key file '{file}' does not exist or cannot be read.");
        errors.Require(NodeKeys.VaultFiles(folder).Count > 0, setting, $"“{folder}”下没有 vault/1.key。", $"There is no vault/1.key in '{folder}'.");
    }

    private static void Limits(NodeOptions options, SettingErrors errors)
    {
        void Within(string setting, int value, int least, int most) => errors.Require(
            value >= least && value <= most, $"Exchange:Rpc:{setting}", $"{value} 超出范围 {least}–{most}。", $"{value} is not within {least}-{most}.");

        Within(nameof(RpcOptions.DefaultDeadlineSeconds), options.Rpc.DefaultDeadlineSeconds, 1, 600);
        Within(nameof(RpcOptions.LongestDeadlineSeconds), options.Rpc.LongestDeadlineSeconds, 1, 3600);
        Within(nameof(RpcOptions.LongestStreamSeconds), options.Rpc.LongestStreamSeconds, 1, 86_400);
        Within(nameof(RpcOptions.LargestRequestBytes), options.Rpc.LargestRequestBytes, 1024, 64 * 1024 * 1024);
        errors.Require(
            options.Telemetry.Endpoint.Length == 0 || Uri.TryCreate(options.Telemetry.Endpoint, UriKind.Absolute, out _),
            "Exchange:Telemetry:Endpoint",
            $"“{options.Telemetry.Endpoint}”不是地址，应如 http://127.0.0.1:4317。",
            $"'{options.Telemetry.Endpoint}' is no address: expected something like http://127.0.0.1:4317.");
    }

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex NodeName();
}
