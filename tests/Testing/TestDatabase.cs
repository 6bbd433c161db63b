using Exchange.Hosting;
using Exchange.Hosting.Faults;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;

namespace Exchange.Testing;

/// <summary>A real database of its own for one test, migrated.</summary>
public sealed class TestDatabase<TDb> : IAsyncDisposable
    where TDb : NodeDb
{
    private readonly TempFolder _folder;

    private TestDatabase(TempFolder folder, DatabaseOptions options)
    {
        _folder = folder;
        Options = options;
        Database = new NodeDatabase<TDb>(options);
        NodeKeys.Create(folder.File("keys"), []);
        Vault = new IdentityVault(folder.File("keys"));
        Transactions = new Transactions<TDb>(Database, new NoOutbox(), Vault, Clock, NoFailpoints.Instance);
    }

    public DatabaseOptions Options { get; }

    public TestClock Clock { get; } = new();

    public NodeDatabase<TDb> Database { get; }

    public IdentityVault Vault { get; }

    public Transactions<TDb> Transactions { get; }

    /// <param name="provider"><c>sqlite</c> or <c>postgres</c>.</param>
    public static async Task<TestDatabase<TDb>> CreateAsync(string provider)
    {
        var database = await CreateEmptyAsync(provider);
        await NodeMigrator.MigrateAsync(database.Database, default);
        return database;
    }

    /// <summary>One without any table.</summary>
    public static async Task<TestDatabase<TDb>> CreateEmptyAsync(string provider)
    {
        var folder = new TempFolder();
        var connection = provider == "postgres" ? await TestPostgres.NewDatabaseAsync() : $"Data Source={folder.File("node.db")}";
        return new TestDatabase<TDb>(folder, new DatabaseOptions { Provider = provider, ConnectionString = connection });
    }

    /// <summary>One on a server of the test's own, without any table.</summary>
    public static TestDatabase<TDb> Of(DatabaseOptions options) => new(new TempFolder(), options);

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _folder.Dispose();
    }
}
