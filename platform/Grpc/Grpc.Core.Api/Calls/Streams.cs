namespace Grpc.Core;

/// <summary>Reads the messages of a stream one after the other. Not for two readers at a time.</summary>
/// <typeparam name="T">The type of the messages.</typeparam>
public interface IAsyncStreamReader<out T>
{
    /// <summary>The message that the last successful <see cref="MoveNext"/> reached.</summary>
    T Current { get; }

    /// <summary>Goes to the next message; false when the stream has ended well.</summary>
    /// <exception cref="RpcException">The call ended with another status than OK.</exception>
    Task<bool> MoveNext(CancellationToken cancellationToken);
}

/// <summary>Writes the messages of a stream one after the other: a write must have finished before the next one begins.</summary>
/// <typeparam name="T">The type of the messages.</typeparam>
public interface IAsyncStreamWriter<in T>
{
    /// <summary>How the following messages are written; null for the defaults.</summary>
    WriteOptions? WriteOptions { get; set; }

    /// <summary>Writes a message; done when the other side's flow control has let it go.</summary>
    Task WriteAsync(T message);

    /// <summary>Writes a message unless cancelled first. A cancelled write ends the call.</summary>
    /// <exception cref="NotSupportedException">This writer cannot cancel and the token can.</exception>
    Task WriteAsync(T message, CancellationToken cancellationToken) => cancellationToken.CanBeCanceled
        ? throw new NotSupportedException("This stream writer cannot cancel a write.")
        : WriteAsync(message);
}

/// <summary>The server's half of a stream of responses. The stream ends when the handler returns.</summary>
/// <typeparam name="T">The type of the messages.</typeparam>
public interface IServerStreamWriter<in T> : IAsyncStreamWriter<T>
{
}

/// <summary>The client's half of a stream of requests.</summary>
/// <typeparam name="T">The type of the messages.</typeparam>
public interface IClientStreamWriter<in T> : IAsyncStreamWriter<T>
{
    /// <summary>Says that no further request will come. Requires every write to have finished.</summary>
    Task CompleteAsync();
}
