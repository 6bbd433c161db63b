using System.Collections.Concurrent;

namespace Exchange.Chaos;

/// <summary>What the clients have done and heard, in the order of their calls' ends. For any number of threads.</summary>
public sealed class ClientHistory
{
    private readonly ConcurrentQueue<Attempt> _attempts = new();
    private readonly ConcurrentQueue<Observation> _observations = new();
    private readonly ConcurrentDictionary<Guid, Poison> _poison = new();

    public IReadOnlyCollection<Attempt> Attempts => _attempts;

    public IReadOnlyCollection<Observation> Observations => _observations;

    /// <summary>Messages that were made to be parked.</summary>
    public IReadOnlyDictionary<Guid, Poison> Poison => _poison;

    public void Add(Attempt attempt) => _attempts.Enqueue(attempt);

    public void Add(Observation observation) => _observations.Enqueue(observation);

    /// <summary>Notes an unreadable message: before it is sent, and once more when the broker has it.</summary>
    public void AddPoison(Guid message, Poison poison) => _poison[message] = poison;
}

/// <summary>A message that no node can apply.</summary>
/// <param name="What">What is wrong with it.</param>
/// <param name="IsSent">The broker has it. Otherwise nobody knows.</param>
public sealed record Poison(string What, bool IsSent);

/// <summary>One try of a write.</summary>
/// <param name="Node">The node called.</param>
/// <param name="Method">Name of the RPC, such as <c>AcceptReferral</c>.</param>
/// <param name="RequestId">The caller's id of the write: the same on every try.</param>
/// <param name="Referral">The referral that it is about; empty until CreateReferral has answered.</param>
/// <param name="Status">Name of the gRPC status; <c>OK</c> for an answer.</param>
/// <param name="Answer">Digest of the answer's bytes; empty without one.</param>
/// <param name="Reason">Reason of the refusal; empty without one.</param>
public sealed record Attempt(string Node, string Method, Guid RequestId, Guid Referral, string Status, string Answer = "", string Reason = "")
{
    public bool IsOk => Status == "OK";

    /// <summary>Nobody knows from the answer whether the write was done.</summary>
    public bool IsUnknown => Status is "Unavailable" or "DeadlineExceeded" or "Cancelled" or "Internal" or "Unknown" or "Aborted" or "ResourceExhausted";
}

/// <summary>One side of a referral as a client saw it. One client looks at a side, one look after the other.</summary>
public sealed record Observation(string Node, Guid Referral, Side Side, int Leg, int State);
