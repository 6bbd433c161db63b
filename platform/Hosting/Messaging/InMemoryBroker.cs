namespace Exchange.Hosting.Messaging;

/// <summary>What nodes of one process share instead of a broker.</summary>
public sealed class InMemoryBroker;
