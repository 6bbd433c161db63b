using System.CommandLine;

namespace Exchange.Cli.Bench;

/// <summary><c>exchange bench</c>: what the exchange costs, measured on this machine beside something to compare it with.</summary>
internal static class BenchCommand
{
    public static Command Create() => new("bench", "性能测试 measure what the exchange costs")
    {
        RpcBenchCommand.Create(), ServeCommand.Create(),
    };
}
