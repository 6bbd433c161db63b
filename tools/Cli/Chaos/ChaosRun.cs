using System.Diagnostics;
using Exchange.Chaos;
using Exchange.Cli.Chaos.Faults;
using Exchange.Cli.Clients;
using Exchange.Cli.Cluster;
using Exchange.Cli.Demo;
using Exchange.Cli.Terminal;
using Exchange.Province;
using Exchange.Standards;

namespace Exchange.Cli.Chaos;

/// <summary>
/// One run: counties at work, faults on everything under them, then healing, quiet, and the checker. Bounded in time whatever happens.
/// </summary>
internal sealed class ChaosRun(ChaosOptions options, Screen screen, TimeProvider clock)
{
    private const double ReferralsPerSecond = 2;
    private const int MostBefore = 100;
    private static readonly TimeSpan QuietLimit = TimeSpan.FromMinutes(4);

    public async Task<ChaosReport> RunAsync(CancellationToken ct)
    {
        var today = ChinaTime.DateOf(clock.GetUtcNow());
        var children = Children(today);
        var search = new PlainTextSearch([.. children.Select(child => child.Id!.Value.Reveal())]);
        await using var telemetry = await TelemetrySink.StartAsync(search);
        await using var world = await ChaosWorld.StartAsync(options, telemetry.Address, node => screen.Line($"已启动 {node.Title.Zh}", $"started {node.Title.En}"));
        using var nodes = new DemoNodes(world.Addresses);
        await FillAsync(nodes, children, today, ct);

        var history = new ClientHistory();
        var load = new Load(nodes, history, children, options.Seed, today);
        var started = Stopwatch.StartNew();
        var schedule = new Schedule(world, Kinds(world, history), options.Seed, options.Once, Tell);
        using var begin = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var faults = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var working = load.RunAsync(begin.Token, giveUp.Token);
        faults.CancelAfter(options.Length);
        await schedule.RunAsync(faults.Token);
        ct.ThrowIfCancellationRequested();

        var length = started.Elapsed;
        screen.Line("正在恢复……", "Healing …");
        await world.HealAsync();
        await begin.CancelAsync();
        giveUp.CancelAfter(QuietLimit);
        var quietAfter = await QuietAsync(world, working, ct);
        await giveUp.CancelAsync();
        await working;

        var verdict = await JudgeAsync(world, history, search, quietAfter, ct);
        return new ChaosReport(options.Seed, length, schedule, load, history, quietAfter, verdict);

        void Tell(string fault) => screen.Line($"{started.Elapsed:mm\\:ss} {fault}", $"{started.Elapsed:mm\\:ss} {fault}");
    }

    private static List<FaultKind> Kinds(ChaosWorld world, ClientHistory history) =>
        [.. Deaths.All, .. Servers.All(world), .. Links.All(world), .. Clocks.All, .. new Messages(history).All];

    // Children whose county of registration has nothing against them: what becomes of each is the run's own decision.
    private List<SyntheticChild> Children(DateOnly today)
    {
        var count = Math.Max(60, (int)(options.Length.TotalSeconds * ReferralsPerSecond));
        return [.. new SyntheticProvince(options.Seed, today).Children(count * 6)
            .Where(child => child.Expected.End == End.Closed && child.File == CountyFile.Empty && child.Id is not null).Take(count)];
    }

    private async Task FillAsync(DemoNodes nodes, List<SyntheticChild> children, DateOnly today, CancellationToken ct)
    {
        await RegistrySeeding.LoadAsync(
            (nodes.PublicSecurity.Households, nodes.Education.Enrollments, nodes.MedicalInsurance.Covers), children, today, _ => { }, ct);
        // The county's own file holds the numbers in plain text, and lies where no node's data is.
        var ledger = Path.GetTempFileName();
        try
        {
            LedgerWorkbook.Write(ledger, children);
            await LedgerUpload.SendAsync(nodes.Shenyang.Register, ledger, "2101", sheet: "", refusedFile: null, _ => { }, ct);
        }
        finally
        {
            File.Delete(ledger);
        }

        screen.Line($"台账 {children.Count:N0} 名儿童，种子 {options.Seed}", $"{children.Count:N0} children in the ledger, seed {options.Seed}");
        // Faults without work under way would show nothing.
        var enough = Math.Min(MostBefore, children.Count / 2);
        for (var limit = Stopwatch.StartNew(); limit.Elapsed < QuietLimit; await Task.Delay(500, ct))
        {
            if ((await Standing.CountAsync(nodes.Shenyang, ct)).ReferralDue >= enough) return;
        }
    }

    private static async Task<TimeSpan?> QuietAsync(ChaosWorld world, Task working, CancellationToken ct)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < QuietLimit; await Task.Delay(500, ct))
        {
            if (working.IsCompleted && await IsDoneAsync(world, ct)) return since.Elapsed;
        }

        return null;
    }

    private static async Task<bool> IsDoneAsync(ChaosWorld world, CancellationToken ct)
    {
        foreach (var node in world.Nodes)
        {
            if (await node.Evidence.UnfinishedAsync(ct) > 0) return false;
        }

        return true;
    }

    private async Task<Verdict> JudgeAsync(ChaosWorld world, ClientHistory history, PlainTextSearch search, TimeSpan? quietAfter, CancellationToken ct)
    {
        var evidence = new List<NodeEvidence>();
        foreach (var node in world.Nodes)
        {
            evidence.Add(await node.Evidence.ReadAsync(node.Name, ct));
            await foreach (var (table, bytes) in node.Evidence.DumpAsync())
                lock (search) search.Bytes(node.Name, table, bytes);
        }

        // Databases, write-ahead logs, queues and the nodes' own words, as they lie on the disk.
        lock (search) search.Folder("files", options.Cluster.Directory);
        return Checker.Check(options.Seed, new RunEvidence(history, evidence, search, quietAfter, QuietLimit));
    }
}
