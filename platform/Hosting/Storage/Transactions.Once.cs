using System.Collections.Concurrent;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Exchange.Hosting.Storage;

public sealed partial class Transactions<TDb>
{
    private static readonly ConcurrentDictionary<MessageDescriptor, IFieldAccessor> RequestIds = new();

    /// <summary>
    /// Runs the unit of a write RPC once for each request id: a retry gets the first answer, also when it comes while the first
    /// call still works,
    /// at another instance, or after a connection that broke in mid-commit.
    /// </summary>
    /// <param name="request">The request; its field <c>request_id</c> is a UUID made by the caller.</param>
    /// <param name="call">The call, for its method, caller, deadline and cancellation.</param>
    /// <param name="work">The work. It may be run again as a whole and must change nothing but its unit; an exception rolls
    /// everything back, the request id included.</param>
    /// <exception cref="FaultException">REQUEST_ID_INVALID; REQUEST_ID_REUSED when the id came before with another request or
    /// from another caller; and what the work throws.</exception>
    /// <exception cref="StorageUnavailableException">The database did not answer; the server answers UNAVAILABLE.</exception>
    public Task<TResponse> OnceAsync<TRequest, TResponse>(TRequest request, ServerCallContext call, Func<UnitOfWork<TDb>, Task<TResponse>> work)
        where TRequest : IMessage
        where TResponse : class, IMessage<TResponse>, new()
    {
        var caller = Caller.Of(call).ToString();
        var key = RequestKey.Of(call.Method, RequestId(request), caller, request, _vault);
        var ct = call.CancellationToken;
        return RunAsync(caller, mayRepeatCommit: true, unit => AnswerOnceAsync(unit, key, work, ct), ct);
    }

    private async Task<TResponse> AnswerOnceAsync<TResponse>(
        UnitOfWork<TDb> unit, RequestKey key, Func<UnitOfWork<TDb>, Task<TResponse>> work, CancellationToken ct)
        where TResponse : class, IMessage<TResponse>, new()
    {
        if (await RequestLedger.ClaimAsync(unit, key, ct).ConfigureAwait(false) is { } answered)
        {
            if (!answered.Digest.AsSpan().SequenceEqual(key.Digest))
                throw Fault.Field(PlatformErrorReason.RequestIdReused, "request_id");
            var first = new TResponse();
            first.MergeFrom(_vault.Open(answered.Response));
            return first;
        }

        var response = await work(unit).ConfigureAwait(false);
        RequestLedger.Answer(unit, key, _vault.Seal(response.ToByteArray()));
        return response;
    }

    private static Guid RequestId(IMessage request)
    {
        var field = RequestIds.GetOrAdd(
            request.Descriptor,
            type => type.FindFieldByName("request_id")?.Accessor ?? throw new InvalidOperationException($"{type.FullName} has no field request_id."));
        return Guid.TryParseExact((string)field.GetValue(request), "D", out var id) && id != Guid.Empty
            ? id
            : throw Fault.Field(PlatformErrorReason.RequestIdInvalid, "request_id");
    }
}
