using System.CommandLine;
using Exchange.Cli.Cluster;

namespace Exchange.Cli.Commands;

/// <summary>Options that say what a local exchange runs on.</summary>
internal static class ClusterChoice
{
    public static readonly Option<string> Bus = new("--bus")
    {
        Description = "消息总线 bus: inmemory (one process) | rabbitmq (a process for each node)",
        DefaultValueFactory = _ => "inmemory",
    };

    public static readonly Option<string> Database = new("--db")
    {
        Description = "数据库 database: sqlite | postgres",
        DefaultValueFactory = _ => "sqlite",
    };

    static ClusterChoice()
    {
        Bus.AcceptOnlyFromAmong("inmemory", "rabbitmq");
        Database.AcceptOnlyFromAmong("sqlite", "postgres");
    }

    public static ClusterOptions Of(ParseResult result, string directory) => new(directory, result.GetValue(Bus)!, result.GetValue(Database)!);
}
