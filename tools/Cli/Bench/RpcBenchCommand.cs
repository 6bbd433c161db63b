using System.CommandLine;
using Exchange.Cli.Commands;
using Exchange.Cli.Terminal;
using Exchange.LocalServers;

namespace Exchange.Cli.Bench;

/// <summary><c>exchange bench grpc</c>: nodes' calls beside a bare HTTP/2 echo, in one run with one load generator.</summary>
internal static class RpcBenchCommand
{
    private static readonly Option<string> Database = new("--db")
    {
        Description = "数据库 database of VerifyHousehold: sqlite | postgres | both | none (default: both where PostgreSQL is installed)",
        DefaultValueFactory = _ => LocalPostgres.IsInstalled ? "both" : "sqlite",
    };

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "轮数 rounds, 1-100; medians are reported",
        DefaultValueFactory = _ => 5,
    };

    private static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "每次测量的秒数 seconds of each measurement, 0.2-60",
        DefaultValueFactory = _ => 2,
    };

    private static readonly Option<string?> Generator = new("--h2load")
    {
        Description = "h2load 程序路径 path of h2load (default: searched in PATH)",
    };

    static RpcBenchCommand()
    {
        Database.AcceptOnlyFromAmong("sqlite", "postgres", "both", "none");
        Rounds.Validators.Add(result => Within(result, result.GetValue(Rounds), 1, 100));
        Seconds.Validators.Add(result => Within(result, result.GetValue(Seconds), 0.2, 60));
    }

    public static Command Create() =>
        new Command("grpc", "gRPC 调用的吞吐、延迟与内存分配 calls per second, latency and allocation of gRPC calls")
        {
            Database, Rounds, Seconds, Generator,
        }.Does(async (result, screen, ct) =>
        {
            var generator = await H2Load.FindAsync(result.GetValue(Generator));
            var plan = new RpcPlan(result.GetValue(Rounds), TimeSpan.FromSeconds(result.GetValue(Seconds)), result.GetValue(Database)!);
            var report = await RpcBench.RunAsync(plan, generator, screen, ct);
            if (screen.IsJson)
                Screen.Json(report.ToJson());
            else
                RpcReportView.Show(screen, report);
            return ExitCode.Done;
        });

    private static void Within(System.CommandLine.Parsing.SymbolResult result, double value, double least, double most)
    {
        if (value < least || value > most)
            result.AddError($"{value} 超出范围 {least}–{most}。 {value} is not within {least}-{most}.");
    }
}
