using System.Collections.Concurrent;

namespace Exchange.Hosting.Storage;

/// <summary>
/// Lets one writer of this process at a time into a SQLite file. SQLite has one writer anyway; waiting here costs no thread and
/// no spinning,
/// waiting inside SQLite costs both. Writers of other processes are met by the busy timeout.
/// </summary>
internal sealed class SqliteWriterGate
{
    private static readonly ConcurrentDictionary<string, SqliteWriterGate> Gates = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The gate of a database file: every node of this process that opens the file gets the same.</summary>
    public static SqliteWriterGate Of(string file) => Gates.GetOrAdd(Path.GetFullPath(file), _ => new SqliteWriterGate());

    public async ValueTask<Turn> EnterAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct).ConfigureAwait(false);
        return new Turn(_turn);
    }

    /// <summary>The right to write; disposing gives it back. The default value is no right and gives nothing back.</summary>
    internal readonly struct Turn(SemaphoreSlim turn) : IDisposable
    {
        private readonly SemaphoreSlim? _turn = turn;

        public void Dispose() => _turn?.Release();
    }
}
