namespace Grpc.Core;

/// <summary>How a call ended. The numbers are the wire contract of gRPC (the <c>grpc-status</c> trailer).</summary>
public enum StatusCode
{
    /// <summary>The call succeeded.</summary>
    OK = 0,

    /// <summary>The call was cancelled, as a rule by its caller.</summary>
    Cancelled = 1,

    /// <summary>An error that nobody classified, or one from a foreign error space.</summary>
    Unknown = 2,

    /// <summary>The request is wrong whatever the state of the system.</summary>
    InvalidArgument = 3,

    /// <summary>The deadline passed first. The operation may have been carried out all the same.</summary>
    DeadlineExceeded = 4,

    /// <summary>What the request names does not exist.</summary>
    NotFound = 5,

    /// <summary>What the request would create exists already.</summary>
    AlreadyExists = 6,

    /// <summary>The caller is known and may not do this.</summary>
    PermissionDenied = 7,

    /// <summary>A quota, a size limit or another resource is used up.</summary>
    ResourceExhausted = 8,

    /// <summary>The system is not in the state that the operation needs; repeating it unchanged is pointless until that state changes.</summary>
    FailedPrecondition = 9,

    /// <summary>The operation lost a race (a concurrent change, a transaction); the caller may start again at a higher level.</summary>
    Aborted = 10,

    /// <summary>The operation went past the valid range, for instance the end of a list.</summary>
    OutOfRange = 11,

    /// <summary>The server does not offer this method or this feature of it.</summary>
    Unimplemented = 12,

    /// <summary>An invariant of the server was broken.</summary>
    Internal = 13,

    /// <summary>The server cannot be reached or is not ready; repeating the call later may help.</summary>
    Unavailable = 14,

    /// <summary>Data was lost or damaged beyond recovery.</summary>
    DataLoss = 15,

    /// <summary>The caller did not prove who they are.</summary>
    Unauthenticated = 16,
}
