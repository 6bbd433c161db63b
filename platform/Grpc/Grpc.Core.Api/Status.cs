namespace Grpc.Core;

/// <summary>The result of a call: a code and, unless it is <see cref="StatusCode.OK"/>, a message for the developer who reads it.</summary>
public readonly struct Status
{
    /// <summary>Success, without a message.</summary>
    public static readonly Status DefaultSuccess = new(StatusCode.OK, "");

    /// <summary>Cancelled, without a message.</summary>
    public static readonly Status DefaultCancelled = new(StatusCode.Cancelled, "");

    /// <summary>Makes a status.</summary>
    public Status(StatusCode statusCode, string detail)
        : this(statusCode, detail, null)
    {
    }

    /// <summary>Makes a status with its local cause.</summary>
    /// <param name="statusCode">The code.</param>
    /// <param name="detail">The message; it travels to the other side.</param>
    /// <param name="debugException">The cause; it stays in this process and never travels.</param>
    public Status(StatusCode statusCode, string detail, Exception? debugException)
    {
        StatusCode = statusCode;
        Detail = detail;
        DebugException = debugException;
    }

    /// <summary>The code.</summary>
    public StatusCode StatusCode { get; }

    /// <summary>The message; empty when there is none.</summary>
    public string Detail { get; }

    /// <summary>What caused the status in this process, if it is known; it never travels.</summary>
    public Exception? DebugException { get; }

    /// <summary>Shows code, message and local cause.</summary>
    public override string ToString() => DebugException is null
        ? $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\")"
        : $"Status(StatusCode=\"{StatusCode}\", Detail=\"{Detail}\", DebugException=\"{DebugException.GetType()}: {DebugException.Message}\")";
}
