namespace Exchange.LocalServers;

/// <summary>A private server cannot be had; the message says why and what to do.</summary>
public sealed class LocalServerException(string message) : Exception(message);
