namespace Exchange.Hosting.Faults;

/// <summary>What the delivery path tells at its most vulnerable places, so that a process can be made to die exactly there.</summary>
internal interface IFailpoints
{
    /// <summary>Returns at once, unless the place is armed: then it does not return.</summary>
    void Pass(Failpoint point);
}

/// <summary>A node whose faults are off.</summary>
internal sealed class NoFailpoints : IFailpoints
{
    public static readonly NoFailpoints Instance = new();

    public void Pass(Failpoint point)
    {
    }
}
