namespace Exchange.Cli.Chaos.Faults;

/// <summary>A way of doing harm.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Weight">How often it is drawn, from 1: what takes long to heal less often.</param>
/// <param name="InjectAsync">Does it to a part of the world that is free, and undoes it.</param>
internal sealed record FaultKind(string Name, int Weight, Func<ChaosWorld, Random, CancellationToken, Task<Outcome>> InjectAsync);

/// <summary>What became of a fault that was drawn.</summary>
internal enum Outcome
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>What was armed did not come to pass in time, or the part was down already.</summary>
    Missed,

    /// <summary>Every part that it could be done to has another fault at present.</summary>
    Busy,
}
