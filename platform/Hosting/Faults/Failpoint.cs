namespace Exchange.Hosting.Faults;

/// <summary>
/// A place of the delivery path at which a process that dies leaves the most behind. The names, written <c>before-commit</c> and so on,
/// are those of the files that arm them.
/// </summary>
internal enum Failpoint
{
    /// <summary>A unit of work is complete and its commit has not been sent.</summary>
    BeforeCommit,

    /// <summary>A unit of work is committed; nobody has been woken or answered.</summary>
    AfterCommit,

    /// <summary>A batch is about to be published that holds receipts, whose letters have had their effect here.</summary>
    BeforeReceipt,

    /// <summary>The broker has confirmed a batch, and the outbox does not know it.</summary>
    AfterPublish,

    /// <summary>The batch's rows are about to be marked in the outbox.</summary>
    BeforeMark,

    /// <summary>Messages have arrived and nothing has been done about them.</summary>
    OnReceive,

    /// <summary>Handlers have changed the database, and the inbox's transaction is open.</summary>
    InTransaction,

    /// <summary>The effects are committed, and the broker has not been told.</summary>
    BeforeAck,
}
