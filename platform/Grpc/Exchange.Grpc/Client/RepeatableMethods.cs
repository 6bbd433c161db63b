using System.Collections.Frozen;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc;

/// <summary>The methods of a service that its contract declares safe to repeat.</summary>
internal static class RepeatableMethods
{
    /// <summary>Their paths: <c>/package.Service/Method</c>.</summary>
    public static FrozenSet<string> Of(ServiceDescriptor service) =>
        service.Methods.Where(IsRepeatable).Select(method => $"/{service.FullName}/{method.Name}").ToFrozenSet();

    private static bool IsRepeatable(MethodDescriptor method) =>
        method.GetOptions()?.IdempotencyLevel is MethodOptions.Types.IdempotencyLevel.NoSideEffects or MethodOptions.Types.IdempotencyLevel.Idempotent;
}
