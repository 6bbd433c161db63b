using System.Security.Cryptography;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Storage;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Rpc;

/// <summary>Turns every exception into a status that tells the caller what to do and gives nothing away.</summary>
internal sealed partial class ErrorInterceptor(NodeIdentity node, IHostApplicationLifetime lifetime, ILogger<ErrorInterceptor> log) : EveryCall
{
    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(1);

    protected override async Task<T> AroundAsync<T>(ServerCallContext call, object? request, Func<Task<T>> next)
    {
        try
        {
            return await next().ConfigureAwait(false);
        }
        catch (FaultException fault)
        {
            throw fault.SaidBy(node.Department);
        }
        catch (RpcException) when (call.Method.StartsWith("/grpc.", StringComparison.Ordinal))
        {
            // Health and reflection answer with bare statuses, as their clients expect.
            throw;
        }
        catch (Exception) when (call.CancellationToken.IsCancellationRequested)
        {
            throw new RpcException(Cancelled(call));
        }
        catch (Exception e) when (DatabaseErrors.Classify(e) is DatabaseTrouble.Unavailable or DatabaseTrouble.Contention)
        {
            StorageUnavailable(call.Method, e.GetBaseException().Message);
            throw Fault.Retry(PlatformErrorReason.StorageUnavailable, StorageRetry).SaidBy(node.Department);
        }
        catch (Exception e)
        {
            // A status from a department that we called is our own trouble, not our caller's: it is not passed on.
            var errorId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
            Unexpected(e, call.Method, errorId);
            throw Fault.Of(PlatformErrorReason.Internal, ("error_id", errorId)).SaidBy(node.Department);
        }
    }

    private Status Cancelled(ServerCallContext call)
    {
        if (call.Deadline <= DateTime.UtcNow)
            return new Status(StatusCode.DeadlineExceeded, "The deadline passed.");
        return lifetime.ApplicationStopping.IsCancellationRequested
            ? new Status(StatusCode.Unavailable, "This node is stopping. Call again.")
            : new Status(StatusCode.Cancelled, "The call was cancelled.");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} cannot reach the database: {Cause}")]
    private partial void StorageUnavailable(string method, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed unexpectedly, error id {ErrorId}")]
    private partial void Unexpected(Exception exception, string method, string errorId);
}
