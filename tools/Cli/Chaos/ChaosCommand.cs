using System.CommandLine;
using Exchange.Cli.Cluster;
using Exchange.Cli.Commands;
using Exchange.Cli.Terminal;

namespace Exchange.Cli.Chaos;

/// <summary><c>exchange chaos</c>: counties at work while everything under them fails, and whether every promise was kept.</summary>
internal static class ChaosCommand
{
    private static readonly Option<double> Minutes = new("--minutes")
    {
        Description = "注入故障的分钟数 minutes of faults, 0.1-1440; healing and checking take a few more",
        DefaultValueFactory = _ => 2,
    };

    private static readonly Option<int> Seed = new("--seed") { Description = "随机种子 seed of children, steps and faults", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> Once = new("--once") { Description = "每类故障各发生一次后即停止 stop once every kind of fault has come to pass" };

    private static readonly Option<string?> Keep = new("--keep") { Description = "保留数据的目录 keep everything in this folder" };

    private static readonly Option<string> Database = new("--db")
    {
        Description = "数据库 database: postgres | sqlite (whose own faults are then left out)",
        DefaultValueFactory = _ => "postgres",
    };

    private static readonly Option<string> Bus = new("--bus") { Description = "消息总线 bus: rabbitmq", DefaultValueFactory = _ => "rabbitmq" };

    static ChaosCommand()
    {
        Database.AcceptOnlyFromAmong("postgres", "sqlite");
        Bus.AcceptOnlyFromAmong("rabbitmq");
        Minutes.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<double>() is not (>= 0.1 and <= 1440))
                result.AddError("--minutes 应为 0.1 至 1440 / must be from 0.1 to 1440");
        });
    }

    public static Command Create() =>
        new Command("chaos", "在各种故障下运行并核对承诺 work under faults of every kind, then check every promise")
        {
            Minutes, Seed, Once, Keep, Bus, Database,
        }.Does(async (result, screen, ct) =>
        {
            var keep = result.GetValue(Keep);
            var directory = keep is null ? WorkFolder.Create("exchange-chaos-") : Path.GetFullPath(keep);
            if (keep is not null && Directory.Exists(directory) && Directory.EnumerateFileSystemEntries(directory).Any())
                throw new CommandException($"{directory} 不是空目录，请换一个。", $"{directory} is not empty. Name another folder.", ExitCode.Usage);
            var isKept = keep is not null;
            try
            {
                var cluster = new ClusterOptions(directory, result.GetValue(Bus)!, result.GetValue(Database)!);
                var options = new ChaosOptions(TimeSpan.FromMinutes(result.GetValue(Minutes)), result.GetValue(Seed), result.GetValue(Once), cluster);
                var report = await new ChaosRun(options, screen, TimeProvider.System).RunAsync(ct);
                new ChaosView(screen).Show(report);
                // What broke a promise is worth looking at.
                isKept |= !report.Verdict.IsKept;
                if (isKept)
                    screen.Line($"数据与日志在 {directory}", $"data and logs are in {directory}");
                return report.Verdict.IsKept ? ExitCode.Done : ExitCode.Failed;
            }
            finally
            {
                if (!isKept)
                    Directory.Delete(directory, recursive: true);
            }
        });
}
