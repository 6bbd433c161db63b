namespace Exchange.Conformance;

/// <summary>Tests that measure this process or this machine: nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
