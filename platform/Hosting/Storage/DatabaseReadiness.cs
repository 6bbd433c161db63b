namespace Exchange.Hosting.Storage;

/// <summary>
/// Whether the node's database has been reached and migrated since the node started. Until then nothing of the node touches it.
/// </summary>
internal sealed class DatabaseReadiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsReady => _ready.Task.IsCompletedSuccessfully;

    public Task WaitAsync(CancellationToken ct) => _ready.Task.WaitAsync(ct);

    /// <exception cref="StorageUnavailableException">The database has not been migrated yet.</exception>
    public void ThrowUnlessReady()
    {
        if (!IsReady)
            throw new StorageUnavailableException(new InvalidOperationException("The database has not been reached since the node started."));
    }

    public void Set() => _ready.TrySetResult();
}
