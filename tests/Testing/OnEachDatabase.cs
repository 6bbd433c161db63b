namespace Exchange.Testing;

/// <summary>One world of a kind for each database, started when a test first asks for it, for all tests that only add to it.</summary>
public abstract class OnEachDatabase<TWorld>(Func<string, Task<TWorld>> start)
    where TWorld : IAsyncDisposable
{
    private readonly Dictionary<string, TWorld> _worlds = [];

    /// <summary>The one on SQLite.</summary>
    public TWorld Sqlite => _worlds["sqlite"];

    public async Task InitializeAsync() => await OnAsync("sqlite");

    /// <param name="provider"><c>sqlite</c> or <c>postgres</c>.</param>
    public async Task<TWorld> OnAsync(string provider)
    {
        if (!_worlds.TryGetValue(provider, out var world))
            _worlds[provider] = world = await start(provider);
        return world;
    }

    public async Task DisposeAsync()
    {
        foreach (var world in _worlds.Values)
            await world.DisposeAsync();
    }
}
