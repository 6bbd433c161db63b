using Exchange.Contracts.Type.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Exchange.Hosting.Rpc;

/// <summary>
/// What a call must satisfy before its handler sees it: its department may make it, and its request holds no enum value that this version
/// of the contract does not define.
/// </summary>
internal sealed class Admission(AllowList allowed)
{
    /// <param name="call">The call.</param>
    /// <param name="request">Its request; null for a stream of them.</param>
    /// <exception cref="FaultException">CALLER_NOT_ALLOWED, ENUM_VALUE_UNKNOWN.</exception>
    public void Check(ServerCallContext call, object? request)
    {
        if (!allowed.Allows(call.Method, Caller.Of(call)))
            throw Fault.Of(PlatformErrorReason.CallerNotAllowed);
        if (request is not IMessage message || RequestCheck.KnowsEnumsOf(message))
            return;
        var check = new FieldCheck();
        RequestCheck.Enums(check, message);
        check.ThrowIfAny();
    }
}
