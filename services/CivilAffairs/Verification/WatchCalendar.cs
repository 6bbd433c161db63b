using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.Hosting;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Verification;

/// <summary>
/// Does what the calendar asks for, each day of Asia/Shanghai: six months reached, checks with the family overdue, sixteenth birthdays.
/// </summary>
internal sealed partial class WatchCalendar(Transactions<CivilAffairsDb> transactions, TimeProvider time, ILogger<WatchCalendar> log) : IJob
{
    private const int Batch = 200;
    private const string DueOnSqlite = "SELECT * FROM children WHERE timer_date <= {0} ORDER BY timer_date LIMIT {1}";
    private const string DueOnPostgres = $"{DueOnSqlite} FOR UPDATE SKIP LOCKED";
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    public async Task<TimeSpan> RunAsync(CancellationToken ct)
    {
        var woken = await transactions.RunAsync("calendar", unit => WakeAsync(unit, ct), ct);
        if (woken == Batch)
            return TimeSpan.Zero;
        var now = time.GetUtcNow();
        var tomorrow = ChinaTime.StartOf(ChinaTime.DateOf(now).AddDays(1)) - now;
        return tomorrow < LongestPause ? tomorrow : LongestPause;
    }

    private async Task<int> WakeAsync(UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var due = await unit.Db.Children.FromSqlRaw(unit.IsPostgres ? DueOnPostgres : DueOnSqlite, unit.Today, Batch).ToListAsync(ct);
        foreach (var record in due)
            Wake(unit, record);
        return due.Count;
    }

    private void Wake(UnitOfWork<CivilAffairsDb> unit, ChildRecord record)
    {
        var (id, before) = (record.ChildId.ToString(), record.State);
        var due = record.Wake(unit.Today, unit.Now);
        if (due.HasFlag(Due.SixMonths))
            Decide(unit, record);
        if (due.HasFlag(Due.Refresh))
            unit.Audit("CHILD_STALE", id);
        if (record.State != before)
            unit.Audit($"CHILD_{Law.Word(record.State)}", id);
    }

    private void Decide(UnitOfWork<CivilAffairsDb> unit, ChildRecord record)
    {
        try
        {
            record.Decide(Assessment.Of(record, unit.Today), unit.Now);
        }
        catch (Exception e)
        {
            // It stays due; the others of the day must not wait for it.
            Undecided(e, record.ChildId);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Child {ChildId} cannot be decided on.")]
    private partial void Undecided(Exception exception, Guid childId);
}
