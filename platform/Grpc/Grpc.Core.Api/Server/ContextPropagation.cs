namespace Grpc.Core;

/// <summary>What passes from the call being served to the calls that it makes.</summary>
public class ContextPropagationOptions
{
    /// <summary>Deadline and cancellation both pass on.</summary>
    public static readonly ContextPropagationOptions Default = new();

    /// <summary>Makes options.</summary>
    public ContextPropagationOptions(bool propagateDeadline = true, bool propagateCancellation = true)
    {
        IsPropagateDeadline = propagateDeadline;
        IsPropagateCancellation = propagateCancellation;
    }

    /// <summary>Whether the deadline passes on.</summary>
    public bool IsPropagateDeadline { get; }

    /// <summary>Whether cancellation passes on.</summary>
    public bool IsPropagateCancellation { get; }
}

/// <summary>
/// What a call being served hands to the calls that it makes. The official ASP.NET Core server makes none: there, interceptors pass on deadline and
/// cancellation.
/// </summary>
public abstract class ContextPropagationToken
{
    private protected ContextPropagationToken()
    {
    }
}
