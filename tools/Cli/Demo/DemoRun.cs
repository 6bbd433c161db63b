using System.Diagnostics;
using Exchange.Cli.Clients;
using Exchange.Cli.Cluster;
using Exchange.Cli.Terminal;
using Exchange.Province;
using Exchange.Standards;
using Spectre.Console;

namespace Exchange.Cli.Demo;

/// <summary>
/// The whole loop on a synthetic province: import, verification, assessment, referral, decision, result, acknowledgement, and the comparison
/// with the answer key. The county workers act over the same RPCs as people's programs would.
/// </summary>
internal sealed class DemoRun(DemoOptions options, Screen screen, TimeProvider clock)
{
    private const string ShenyangPrefix = "2101";

    // A run that stands still for so long is over: what has not ended is lost.
    private static readonly TimeSpan Standstill = TimeSpan.FromSeconds(90);

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var started = Stopwatch.StartNew();
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var children = new SyntheticProvince(options.Seed, today).Children(options.Children).ToList();
        screen.Line(
            $"合成样本：{options.Children:N0} 名儿童，种子 {options.Seed}，日期 {today:yyyy-MM-dd}",
            $"Synthetic sample: {options.Children:N0} children, seed {options.Seed}, day {today:yyyy-MM-dd}");

        var survey = await screen.ProgressAsync(progress => PlayAsync(children, today, new DemoProgress(progress, screen), ct));
        var report = new DemoReport(children, survey, started.Elapsed);
        new DemoView(screen).Show(report);
        return report.IsAsExpected ? ExitCode.Done : ExitCode.Unexpected;
    }

    private async Task<Survey> PlayAsync(IReadOnlyList<SyntheticChild> children, DateOnly today, DemoProgress progress, CancellationToken ct)
    {
        await using var cluster = await progress.NodesAsync(NodeSpec.All.Count, (started, restarted) => ClusterStart.RunAsync(options.Cluster, started, restarted));
        using var nodes = new DemoNodes(cluster.Addresses);

        var seeding = progress.Registers(children.Count);
        await RegistrySeeding.LoadAsync(
            (nodes.PublicSecurity.Households, nodes.Education.Enrollments, nodes.MedicalInsurance.Covers), children, today, seeding, ct);

        // A department is away while the children are verified: they are PARTIAL until it is back, and complete by themselves.
        await cluster.StopAsync("education");

        var ledger = Path.Combine(options.Cluster.Directory, "ledger.xlsx");
        var rows = LedgerWorkbook.Write(ledger, children);
        var upload = await LedgerUpload.SendAsync(
            nodes.Shenyang.Register, ledger, ShenyangPrefix, sheet: "", Path.Combine(options.Cluster.Directory, "refused.xlsx"), progress.Import(rows), ct);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var files = new CountyFiles(children);
        var workers = new List<Task> { new ResidenceWorker(nodes.Shenyang, today).RunAsync(stop.Token) };
        workers.AddRange(nodes.CivilAffairs.Select(node => new HukouWorker(node, nodes.PublicSecurity, files, today).RunAsync(stop.Token)));

        await UntilPartialAsync(nodes.Shenyang, ct);
        await cluster.StartAsync("education");
        await new Standing(nodes, progress, Standstill).UntilEndedAsync(upload.Summary.EnteredCount, workers, ct);

        var survey = await Survey.TakeAsync(nodes, upload, ct);
        await stop.CancelAsync();
        await Task.WhenAll(workers);
        return survey;
    }

    // Waits until the absence has been felt, or until nobody is left to feel it.
    private static async Task UntilPartialAsync(NodeClients node, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var counts = await Standing.CountAsync(node, ct);
            if (counts.Partial > 0 || counts.Unverified == 0)
                return;
            await Task.Delay(50, ct);
        }
    }
}
