using Exchange.Hosting.Storage;

namespace Exchange.Hosting.Messaging;

/// <summary>Units of work of the node's database, whichever department's it is.</summary>
internal interface IUnits
{
    /// <inheritdoc cref="Transactions{TDb}.RunAsync{T}(string, Func{UnitOfWork{TDb}, Task{T}}, CancellationToken)"/>
    Task<T> RunAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct);

    /// <inheritdoc cref="Transactions{TDb}.ReadAsync{T}"/>
    Task<T> ReadAsync<T>(Func<NodeDb, Task<T>> query, CancellationToken ct);
}

internal sealed class Units<TDb>(Transactions<TDb> transactions) : IUnits
    where TDb : NodeDb
{
    // What a message does is done by the node itself, on behalf of the office that wrote it.
    private const string Actor = "messages";

    public Task<T> RunAsync<T>(Func<UnitOfWork, Task<T>> work, CancellationToken ct) =>
        transactions.RunAsync(Actor, unit => work(unit), ct);

    public Task<T> ReadAsync<T>(Func<NodeDb, Task<T>> query, CancellationToken ct) => transactions.ReadAsync(query, ct);
}
