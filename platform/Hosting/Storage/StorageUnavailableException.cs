namespace Exchange.Hosting.Storage;

/// <summary>The node's database does not answer after bounded attempts. Callers of RPCs see UNAVAILABLE; jobs back off.</summary>
public sealed class StorageUnavailableException(Exception cause) : Exception("The node's database is unavailable.", cause);
