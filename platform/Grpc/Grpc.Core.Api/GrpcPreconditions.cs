namespace Grpc.Core.Utils;

/// <summary>Refuses wrong arguments and wrong states in one line. For code written against gRPC; new code has the throw helpers of .NET.</summary>
public static class GrpcPreconditions
{
    /// <summary>Refuses a false condition about an argument.</summary>
    /// <exception cref="ArgumentException">The condition is false.</exception>
    public static void CheckArgument(bool condition)
    {
        if (!condition)
            throw new ArgumentException("The argument is not acceptable here.");
    }

    /// <inheritdoc cref="CheckArgument(bool)"/>
    /// <param name="condition">What must hold.</param>
    /// <param name="errorMessage">The message of the exception.</param>
    public static void CheckArgument(bool condition, string errorMessage)
    {
        if (!condition)
            throw new ArgumentException(errorMessage);
    }

    /// <summary>Refuses null.</summary>
    /// <returns>The reference.</returns>
    /// <exception cref="ArgumentNullException">The reference is null.</exception>
    public static T CheckNotNull<T>(T reference) => reference is null ? throw new ArgumentNullException() : reference;

    /// <inheritdoc cref="CheckNotNull{T}(T)"/>
    /// <param name="reference">What must not be null.</param>
    /// <param name="paramName">The name of the parameter, for the exception.</param>
    public static T CheckNotNull<T>(T reference, string paramName) =>
        reference is null ? throw new ArgumentNullException(paramName) : reference;

    /// <summary>Refuses a call in a state that does not allow it.</summary>
    /// <exception cref="InvalidOperationException">The condition is false.</exception>
    public static void CheckState(bool condition)
    {
        if (!condition)
            throw new InvalidOperationException("The object is not in a state that allows this.");
    }

    /// <inheritdoc cref="CheckState(bool)"/>
    /// <param name="condition">What must hold.</param>
    /// <param name="errorMessage">The message of the exception.</param>
    public static void CheckState(bool condition, string errorMessage)
    {
        if (!condition)
            throw new InvalidOperationException(errorMessage);
    }
}
