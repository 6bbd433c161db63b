using MassTransit;

namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>
/// Takes each message off MassTransit's receive pipe before anything is deserialized and ends the pipe there: behind it MassTransit would
/// move what it cannot read to <c>_skipped</c> and what fails to <c>_error</c>, where nobody looks.
/// The delivery is acknowledged when the task returned by <paramref name="receive"/> completes, and returned to the broker when it throws.
/// </summary>
internal sealed class RawReceiveFilter(Func<ReceiveContext, Task> receive) : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) => receive(context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("raw");
}
