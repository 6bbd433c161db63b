using System.Collections.Frozen;

namespace Exchange.Hosting.Rpc;

/// <summary>
/// Which departments may call which service or method; a method without an entry goes by its service's, and without that it is
/// open to every certificate of the exchange.
/// </summary>
internal sealed class AllowList(IReadOnlyDictionary<string, IReadOnlyCollection<string>> departments)
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _allowed =
        departments.ToFrozenDictionary(entry => entry.Key, entry => entry.Value.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Loopback may call everything: whoever is on the machine with the node's files is its operator.</summary>
    /// <param name="method">Such as <c>/package.Service/Method</c>.</param>
    /// <param name="caller">Who calls.</param>
    public bool Allows(string method, Caller caller) =>
        caller.IsLoopback || (Contains(method[1..], caller) ?? Contains(method[1..method.LastIndexOf('/')], caller) ?? true);

    private bool? Contains(string name, Caller caller) =>
        _allowed.TryGetValue(name, out var departments) ? departments.Contains(caller.Department) : null;
}
