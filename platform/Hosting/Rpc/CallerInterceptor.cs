using System.Collections.Frozen;
using Exchange.Contracts.Type.V1;
using Grpc.Core;

namespace Exchange.Hosting.Rpc;

/// <summary>Which departments may call which service; a service without an entry is open to every certificate of the exchange.</summary>
internal sealed class AllowList(IReadOnlyDictionary<string, IReadOnlyCollection<string>> departmentsByService)
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _allowed =
        departmentsByService.ToFrozenDictionary(s => s.Key, s => s.Value.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Loopback may call everything: whoever is on the machine with the node's files is its operator.</summary>
    public bool Allows(string service, Caller caller) =>
        caller.IsLoopback || !_allowed.TryGetValue(service, out var departments) || departments.Contains(caller.Department);
}

/// <summary>Learns who calls, and refuses departments that a service is not for.</summary>
internal sealed class CallerInterceptor(AllowList allowed) : EveryCall
{
    protected override Task<T> AroundAsync<T>(ServerCallContext call, object? request, Func<Task<T>> next)
    {
        var caller = Caller.From(call.GetHttpContext().Connection.ClientCertificate);
        Caller.Set(call, caller);
        return allowed.Allows(Service(call.Method), caller) ? next() : throw Fault.Of(PlatformErrorReason.CallerNotAllowed);
    }

    /// <summary>The service of <c>/package.Service/Method</c>.</summary>
    private static string Service(string method) => method[1..method.LastIndexOf('/')];
}
