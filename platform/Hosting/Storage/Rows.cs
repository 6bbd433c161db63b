namespace Exchange.Hosting.Storage;

/// <summary>One answered write: the ledger that makes retries safe.</summary>
internal sealed class RequestRow
{
    public required string Method { get; init; }
    public required Guid RequestId { get; init; }

    /// <summary>HMAC-SHA256 over the caller and the request's bytes.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>The response, sealed by the vault; null only inside the transaction that is still working on it.</summary>
    public byte[]? Response { get; set; }

    public required DateTimeOffset CreateTime { get; init; }
}

/// <summary>Who may do the named thing, until when.</summary>
internal sealed class LeaseRow
{
    public required string Name { get; init; }
    public required string Holder { get; set; }
    public required DateTimeOffset ExpireTime { get; set; }
}

/// <summary>One thing that somebody did. It holds no personal data: subjects are ids.</summary>
public sealed class AuditEntry
{
    internal const string Unsealed = "sequence IS NULL";

    public required Guid Id { get; init; }
    public required DateTimeOffset Time { get; init; }
    public required string Actor { get; init; }
    public required string Action { get; init; }
    public required string Subject { get; init; }

    /// <summary>Place in the chain, from 1 without gaps; null until sealed.</summary>
    public long? Sequence { get; set; }

    /// <summary>SHA-256 over the hash of the entry before and this entry's content; null until sealed.</summary>
    public byte[]? Hash { get; set; }
}
