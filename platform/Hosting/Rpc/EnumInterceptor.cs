using Google.Protobuf;
using Grpc.Core;

namespace Exchange.Hosting.Rpc;

/// <summary>Refuses requests that hold enum values which this version of the contract does not define.</summary>
internal sealed class EnumInterceptor : EveryCall
{
    protected override Task<T> AroundAsync<T>(ServerCallContext call, object? request, Func<Task<T>> next)
    {
        if (request is IMessage message)
        {
            var check = new FieldCheck();
            RequestCheck.Enums(check, message);
            check.ThrowIfAny();
        }

        return next();
    }
}
