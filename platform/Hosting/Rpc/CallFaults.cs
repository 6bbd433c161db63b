using System.Security.Cryptography;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Storage;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Rpc;

/// <summary>Turns every exception into a status that tells the caller what to do and gives nothing away.</summary>
internal sealed partial class CallFaults(NodeIdentity node, IHostApplicationLifetime lifetime, ILogger<CallFaults> log)
{
    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(1);

    public RpcException Explain(ServerCallContext call, Exception exception) => exception switch
    {
        FaultException fault => fault.SaidBy(node.Department),

        // Health and reflection answer with bare statuses, as their clients expect.
        RpcException bare when call.Method.StartsWith("/grpc.", StringComparison.Ordinal) => bare,
        _ when call.CancellationToken.IsCancellationRequested => new RpcException(Cancelled(call)),
        _ when DatabaseErrors.Classify(exception) is DatabaseTrouble.Unavailable or DatabaseTrouble.Contention =>
            NoStorage(call, exception),

        // A status from a department that we called is our own trouble, not our caller's: it is not passed on.
        _ => Bug(call, exception),
    };

    private Status Cancelled(ServerCallContext call)
    {
        if (call.Deadline <= DateTime.UtcNow)
            return new Status(StatusCode.DeadlineExceeded, "The deadline passed.");
        return lifetime.ApplicationStopping.IsCancellationRequested
            ? new Status(StatusCode.Unavailable, "This node is stopping. Call again.")
            : new Status(StatusCode.Cancelled, "The call was cancelled.");
    }

    private FaultException NoStorage(ServerCallContext call, Exception exception)
    {
        StorageUnavailable(call.Method, exception.GetBaseException().Message);
        return Fault.Retry(PlatformErrorReason.StorageUnavailable, StorageRetry).SaidBy(node.Department);
    }

    private FaultException Bug(ServerCallContext call, Exception exception)
    {
        var errorId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        Unexpected(exception, call.Method, errorId);
        return Fault.Of(PlatformErrorReason.Internal, ("error_id", errorId)).SaidBy(node.Department);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} cannot reach the database: {Cause}")]
    private partial void StorageUnavailable(string method, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed unexpectedly, error id {ErrorId}")]
    private partial void Unexpected(Exception exception, string method, string errorId);
}
