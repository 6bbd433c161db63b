using System.Collections.Concurrent;
using System.Diagnostics;
using Exchange.Hosting.Storage;
using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Hosting.Tests;

public sealed class JobTests
{
    [Fact]
    public async Task A_job_runs_at_the_start_and_then_when_it_is_woken()
    {
        await using var node = await TestNode.StartAsync<JobNode, NotesDb>();
        var job = node.Get<CountingJob>();
        await Eventually.TrueAsync(() => job.Runs == 1, "the first run");

        node.Get<IWake>().Wake<CountingJob>();
        await Eventually.TrueAsync(() => job.Runs == 2, "the second run");
        node.Get<IWake>().Wake<ExclusiveJob>();
        await Task.Delay(100);

        job.Runs.ShouldBe(2, "another job's bell is not its own");
    }

    [Fact]
    public async Task A_bell_during_a_run_makes_one_run_more()
    {
        await using var node = await TestNode.StartAsync<JobNode, NotesDb>();
        var job = node.Get<CountingJob>();
        await Eventually.TrueAsync(() => job.Runs == 1, "the first run");
        job.Hold = new TaskCompletionSource();
        node.Get<IWake>().Wake<CountingJob>();
        await Eventually.TrueAsync(() => job.Runs == 2, "the run that is held");

        for (var i = 0; i < 10; i++)
            node.Get<IWake>().Wake<CountingJob>();
        job.Hold.SetResult();

        await Eventually.TrueAsync(() => job.Runs == 3, "one run more");
        await Task.Delay(100);
        job.Runs.ShouldBe(3);
    }

    [Fact]
    public async Task A_failing_job_is_tried_again_after_growing_pauses_and_a_bell_does_not_hurry_it()
    {
        await using var node = await TestNode.StartAsync<JobNode, NotesDb>();
        var job = node.Get<CountingJob>();
        await Eventually.TrueAsync(() => job.Runs == 1, "the first run");
        job.Failure = new InvalidOperationException("broken");
        var clock = Stopwatch.StartNew();

        while (clock.Elapsed < TimeSpan.FromSeconds(2))
        {
            node.Get<IWake>().Wake<CountingJob>();
            await Task.Delay(10);
        }

        job.Runs.ShouldBeInRange(3, 4, "at 0, about 1 and about 3 seconds");
        node.Log.Errors.ShouldContain(e => e.Contains("CountingJob failed"));
        job.Failure = null;
        await Eventually.TrueAsync(() => job.Runs >= 5, "it goes on once the failure is gone");
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_exclusive_job_runs_at_one_instance_at_a_time_and_moves_when_that_stops(string provider)
    {
        using var folder = new TempFolder();
        var settings = new Dictionary<string, string?>
        {
            ["Exchange:Database:Provider"] = provider,
            ["Exchange:Database:ConnectionString"] = provider == "postgres" ? await TestPostgres.NewDatabaseAsync() : $"Data Source={folder.File("shared.db")}",
        };
        var first = await TestNode.StartAsync<JobNode, NotesDb>(settings);
        await using var second = await TestNode.StartAsync<JobNode, NotesDb>(settings);
        await Eventually.TrueAsync(() => first.Get<ExclusiveJob>().Running + second.Get<ExclusiveJob>().Running == 1, "one of them runs");
        await Task.Delay(500);
        (first.Get<ExclusiveJob>().Running + second.Get<ExclusiveJob>().Running).ShouldBe(1);

        var other = first.Get<ExclusiveJob>().Running == 1 ? second : first;
        other.ShouldBe(second, "the one that started first");
        await first.DisposeAsync();

        await Eventually.TrueAsync(() => second.Get<ExclusiveJob>().Running == 1, "the other takes over");
    }
}

public sealed class JobNode : INode<NotesDb>
{
    public static string Department => "jobs";

    public static void Configure(NodeBuilder<NotesDb> node)
    {
        node.Job<CountingJob>();
        node.Job<ExclusiveJob>(exclusive: true);
    }
}

public sealed class CountingJob : IJob
{
    public volatile int Runs;

    public TaskCompletionSource? Hold { get; set; }

    public Exception? Failure { get; set; }

    public async Task<TimeSpan> RunAsync(CancellationToken ct)
    {
        Interlocked.Increment(ref Runs);
        if (Failure is not null)
            throw Failure;
        if (Hold is not null)
            await Hold.Task;
        return TimeSpan.FromMinutes(5);
    }
}

/// <summary>Runs until it is stopped.</summary>
public sealed class ExclusiveJob : IJob
{
    public volatile int Running;

    public async Task<TimeSpan> RunAsync(CancellationToken ct)
    {
        Interlocked.Increment(ref Running);
        try
        {
            await Task.Delay(Timeout.Infinite, ct);
            return TimeSpan.Zero;
        }
        finally
        {
            Interlocked.Decrement(ref Running);
        }
    }
}
