using System.CommandLine;
using Exchange.Cli.Cluster;
using Exchange.Cli.Demo;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange demo</c>: the whole loop on a synthetic province, checked against its answer key.</summary>
internal static class DemoCommand
{
    private const int MostChildren = 300_000;

    private static readonly Option<int> Children = new("--children") { Description = "儿童数 children of the sample", DefaultValueFactory = _ => 500 };
    private static readonly Option<int> Seed = new("--seed") { Description = "随机种子 seed of the sample", DefaultValueFactory = _ => 1 };
    private static readonly Option<string?> Keep = new("--keep") { Description = "保留数据的目录 keep everything in this folder" };

    static DemoCommand() => Children.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1 or > MostChildren)
            result.AddError($"--children 应为 1 至 {MostChildren:N0} / must be from 1 to {MostChildren:N0}");
    });

    public static Command Create() =>
        new Command("demo", "演示完整闭环并核对答案 run the whole loop on a synthetic province and check its answer key")
        {
            Children, Seed, Keep, ClusterChoice.Bus, ClusterChoice.Database,
        }.Does(async (result, screen, ct) =>
        {
            var keep = result.GetValue(Keep);
            var directory = keep is null ? WorkFolder.Create("exchange-demo-") : Path.GetFullPath(keep);
            if (keep is not null && File.Exists(Path.Combine(directory, "ledger.xlsx")))
            {
                throw new Terminal.CommandException(
                    $"{directory} 已有一次演示的数据。请换一个空目录。", $"{directory} holds a demo already. Name an empty folder.", Terminal.ExitCode.Usage);
            }
            try
            {
                var options = new DemoOptions(result.GetValue(Children), result.GetValue(Seed), ClusterChoice.Of(result, directory));
                return await new DemoRun(options, screen, TimeProvider.System).RunAsync(ct);
            }
            finally
            {
                if (keep is null)
                    Directory.Delete(directory, recursive: true);
            }
        });
}
