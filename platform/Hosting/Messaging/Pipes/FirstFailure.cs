using MassTransit;

namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>Learns of the first endpoint that could not connect or declare what it needs.</summary>
internal sealed class FirstFailure : IReceiveEndpointObserver
{
    private readonly TaskCompletionSource _failure = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Fails when an endpoint does, and never ends otherwise.</summary>
    public Task Failed => _failure.Task;

    Task IReceiveEndpointObserver.Faulted(ReceiveEndpointFaulted faulted)
    {
        _failure.TrySetException(faulted.Exception ?? new ConnectionException($"{faulted.InputAddress} failed."));
        return Task.CompletedTask;
    }

    Task IReceiveEndpointObserver.Ready(ReceiveEndpointReady ready) => Task.CompletedTask;

    Task IReceiveEndpointObserver.Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    Task IReceiveEndpointObserver.Completed(ReceiveEndpointCompleted completed) => Task.CompletedTask;
}
