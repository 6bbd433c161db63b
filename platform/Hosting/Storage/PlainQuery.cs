using System.Data.Common;

namespace Exchange.Hosting.Storage;

/// <summary>
/// A query that is asked so often that EF Core would be most of its cost. Made once and kept: its statement stays prepared.
/// </summary>
/// <param name="Sql">The statement, right on both databases, with parameters <c>$1</c>, <c>$2</c> …</param>
/// <param name="Read">Reads the current row.</param>
/// <typeparam name="T">What a row becomes.</typeparam>
public sealed record PlainQuery<T>(string Sql, Func<DbDataReader, T> Read);

/// <summary>Runs plain queries on connections of their own, outside of any unit.</summary>
internal interface IPlainReader : IDisposable
{
    /// <summary>All rows. The parameters are those of the statement, in order, as the database keeps such values.</summary>
    Task<List<T>> ReadAsync<T>(PlainQuery<T> query, object[] parameters, CancellationToken ct);
}
