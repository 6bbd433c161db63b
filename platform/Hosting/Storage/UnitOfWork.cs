using System.Data.Common;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Standards;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Exchange.Hosting.Storage;

/// <summary>
/// One transaction: state, outbox, inbox, audit and request ledger change together or not at all. Made by <see cref="Transactions{TDb}"/>,
/// which saves and commits when the work returns and rolls back when it throws. Not for use by two threads at once.
/// </summary>
public abstract class UnitOfWork
{
    private readonly IOutbox _outbox;
    private List<AuditEntry>? _audit;
    private List<Func<CancellationToken, Task>>? _beforeCommit;
    private List<Action>? _afterCommit;
    private int _ids;

    private protected UnitOfWork(NodeDb database, bool isPostgres, DateTimeOffset now, string actor, IOutbox outbox)
    {
        Database = database;
        IsPostgres = isPostgres;
        Now = Microsecond(now);
        Actor = actor;
        _outbox = outbox;
    }

    /// <summary>The time of this unit, UTC, whole microseconds: the same at every look, since one thing happens at one time.</summary>
    public DateTimeOffset Now { get; }

    /// <summary>The civil date of <see cref="Now"/> in China.</summary>
    public DateOnly Today => ChinaTime.DateOf(Now);

    /// <summary>Who does it: the calling department or node, a job's name, or <c>loopback</c>. Never a person's name.</summary>
    public string Actor { get; }

    /// <summary>True on PostgreSQL, for statements that the two databases spell differently.</summary>
    public bool IsPostgres { get; }

    /// <summary>The connection, open and inside <see cref="Transaction"/>, for hot statements in plain SQL.</summary>
    public DbConnection Connection => Database.Database.GetDbConnection();

    /// <summary>The transaction, to be set on every command of <see cref="Connection"/>.</summary>
    public DbTransaction Transaction => Database.Database.CurrentTransaction!.GetDbTransaction();

    internal NodeDb Database { get; }

    /// <summary>
    /// A new id: UUIDv7 of <see cref="Now"/>, so that ids made later sort later (those of one unit always) and indexes grow at
    /// one end.
    /// </summary>
    public Guid NewId() => Ids.Version7(Now, _ids++);

    /// <summary>Sends a letter when the unit commits. Its receipt is awaited, and it is sent again until that comes.</summary>
    /// <param name="letter">A message of the contracts.</param>
    /// <param name="from">The office that writes.</param>
    /// <param name="to">The office addressed.</param>
    /// <param name="subject">Id of what the letter is about, such as a referral; letters of one subject are applied in the order
    /// of their versions.</param>
    /// <param name="version">The subject's version that this letter carries, from 1.</param>
    public void Send(IMessage letter, Office from, Office to, string subject, long version) => _outbox.Send(this, letter, from, to, subject, version);

    /// <summary>Publishes a fact when the unit commits, at least once, to whoever follows.</summary>
    /// <param name="event">A message of the contracts.</param>
    /// <param name="subject">Id of what the fact is about. Not a person's number or name.</param>
    public void Publish(IMessage @event, string subject) => _outbox.Publish(this, @event, subject);

    /// <summary>
    /// Tells the sender of a letter, by a signed receipt, how far it has come here. The first receipt of a stage stands; a
    /// further one changes nothing.
    /// </summary>
    /// <param name="stage">Opened or decided; delivered is told by the platform when the letter is applied.</param>
    /// <param name="letter">Message id of a letter that this node has received, this unit's included.</param>
    /// <exception cref="InvalidOperationException">At commit: no such letter has been received.</exception>
    public void Receipt(ReceiptStage stage, Guid letter) => _outbox.Receipt(this, stage, letter);

    /// <summary>Records who did what, in the same transaction. No personal data in either.</summary>
    public void Audit(string action, string subject) => (_audit ??= []).Add(
        new AuditEntry { Id = NewId(), Time = Now, Actor = Actor, Action = action, Subject = subject });

    /// <summary>Runs plain SQL after the tracked changes are saved and before the commit.</summary>
    public void BeforeCommit(Func<CancellationToken, Task> action) => (_beforeCommit ??= []).Add(action);

    /// <summary>Runs once the unit is committed, and never if it is not. For waking a job: it must be quick and must not throw.</summary>
    public void AfterCommit(Action action) => (_afterCommit ??= []).Add(action);

    /// <param name="committing">Called when the commit is about to be sent: from then on a broken connection leaves its outcome
    /// unknown.</param>
    /// <param name="ct">Ends it before the commit is sent, not after.</param>
    internal async Task CommitAsync(Action committing, CancellationToken ct)
    {
        await Database.SaveChangesAsync(ct).ConfigureAwait(false);
        for (var i = 0; i < _beforeCommit?.Count; i++)
            await _beforeCommit[i](ct).ConfigureAwait(false);
        if (_audit is not null)
            await AuditWriter.WriteAsync(this, _audit, ct).ConfigureAwait(false);
        ct.ThrowIfCancellationRequested();
        committing();
        await Database.Database.CurrentTransaction!.CommitAsync(CancellationToken.None).ConfigureAwait(false);
    }

    internal void Committed()
    {
        foreach (var action in _afterCommit ?? [])
            action();
    }

    private static DateTimeOffset Microsecond(DateTimeOffset time) =>
        new(time.UtcTicks - time.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero);
}

/// <inheritdoc cref="UnitOfWork"/>
public sealed class UnitOfWork<TDb> : UnitOfWork
    where TDb : NodeDb
{
    internal UnitOfWork(TDb db, bool isPostgres, DateTimeOffset now, string actor, IOutbox outbox)
        : base(db, isPostgres, now, actor, outbox) => Db = db;

    /// <summary>The database. Its change tracker is saved at the end of the unit.</summary>
    public TDb Db { get; }
}
