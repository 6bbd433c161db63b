using Exchange.Hosting.Storage;

namespace Exchange.Hosting;

/// <summary>A department's part of the exchange: what it serves, follows and does. The table of contents of its service.</summary>
/// <typeparam name="TDb">Its database.</typeparam>
public interface INode<TDb>
    where TDb : NodeDb
{
    /// <summary>
    /// The department's short name, lower-case letters: first word of routing keys and domain of its errors
    /// (<c>civilaffairs</c>).
    /// </summary>
    static abstract string Department { get; }

    /// <summary>Lists services, letters, events, jobs and clients.</summary>
    static abstract void Configure(NodeBuilder<TDb> node);
}
