using System.Diagnostics;
using System.Globalization;

namespace Exchange.Tests.Flows;

/// <summary>The main job, end to end: every child of the sample ends where the answer key says.</summary>
public sealed class DemoTests
{
    private static readonly string[] Processes = ["--bus", "rabbitmq", "--db", "postgres"];

    [Theory]
    [InlineData("200", "1")]
    [InlineData("400", "20261122")]
    public async Task Every_child_of_the_embedded_demo_ends_where_the_answer_key_says(string children, string seed) =>
        ShouldBeAsExpected(await ExchangeCommand.RunAsync("demo", "--children", children, "--seed", seed, "--json"), int.Parse(children, CultureInfo.InvariantCulture));

    [Fact]
    public async Task Every_child_of_the_demo_over_RabbitMQ_and_PostgreSQL_ends_where_the_answer_key_says() =>
        ShouldBeAsExpected(await ExchangeCommand.RunAsync(["demo", "--children", "200", "--seed", "7", "--json", .. Processes]), 200);

    [Fact]
    public async Task Nodes_killed_in_the_middle_of_the_demo_lose_nothing_and_do_nothing_twice()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"exchange-kill-{Guid.NewGuid():N}");
        try
        {
            await using var demo = ExchangeCommand.Start(["demo", "--children", "200", "--seed", "11", "--json", "--keep", folder, .. Processes]);
            await UntilAsync(() => File.Exists(Path.Combine(folder, "refused.xlsx")), demo, TimeSpan.FromMinutes(5));
            foreach (var node in (string[])["civilaffairs-shenyang", "civilaffairs-liaoning", "publicsecurity", "civilaffairs-shenyang"])
                await KillAsync(Path.Combine(folder, $"{node}.pid"), demo);

            ShouldBeAsExpected(await demo.EndAsync(), 200);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void ShouldBeAsExpected(CommandResult result, int children)
    {
        result.ExitCode.ShouldBe(0, result.ToString());
        var outcome = result.Json;
        outcome.GetProperty("children").GetInt32().ShouldBe(children);
        outcome.GetProperty("lost").GetInt32().ShouldBe(0);
        outcome.GetProperty("unexpected").GetInt32().ShouldBe(0);
        outcome.GetProperty("referrals").GetInt32().ShouldBe(
            new[] { "closed", "returned_and_rerouted", "rejected", "external" }.Sum(end => outcome.GetProperty(end).GetInt32()));
        outcome.GetProperty("closed").GetInt32().ShouldBeGreaterThan(children / 10);
    }

    // The process that runs now is killed the hard way; the next kill waits for the process that was started instead.
    private static async Task KillAsync(string pidFile, ExchangeCommand demo)
    {
        var pid = await File.ReadAllTextAsync(pidFile);
        using (var process = Process.GetProcessById(int.Parse(pid, CultureInfo.InvariantCulture)))
            process.Kill();
        await UntilAsync(() => demo.HasEnded || (File.Exists(pidFile) && File.ReadAllText(pidFile) is { Length: > 0 } now && now != pid), demo, TimeSpan.FromMinutes(2));
    }

    private static async Task UntilAsync(Func<bool> condition, ExchangeCommand demo, TimeSpan limit)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var clock = Stopwatch.StartNew();
        while (!condition())
        {
            if (demo.HasEnded)
                (await demo.EndAsync()).ExitCode.ShouldBe(0, "the demo ended before it could be disturbed");
            clock.Elapsed.ShouldBeLessThan(limit);
            await timer.WaitForNextTickAsync();
        }
    }
}
