using System.Reflection;
using Exchange.Grpc.Tests.Fixture;
using Grpc.Core;

namespace Exchange.Grpc.Tests.Contracts;

public class BindingTests
{
    [Fact]
    public void A_generated_service_says_how_it_is_bound()
    {
        var binding = typeof(EchoService).GetCustomAttribute<BindServiceMethodAttribute>(inherit: true)!;

        (binding.BindType, binding.BindMethodName).ShouldBe((typeof(Echo), nameof(Echo.BindService)));
    }

    [Fact]
    public void A_binder_refuses_the_shapes_that_it_does_not_know()
    {
        var service = new EchoService();
        var binder = new Knowing();

        Should.Throw<NotSupportedException>(() => binder.AddMethod(Echo.Read, service.Read));
        Should.Throw<NotSupportedException>(() => binder.AddMethod(Echo.List, service.List));
        Should.Throw<NotSupportedException>(() => binder.AddMethod(Echo.Collect, service.Collect));
        Should.Throw<NotSupportedException>(() => binder.AddMethod(Echo.Chat, service.Chat));
    }

    [Fact]
    public void A_context_that_only_has_arrays_still_gives_sequences_and_refuses_buffers()
    {
        new Arrays().PayloadAsReadOnlySequence().Length.ShouldBe(2);
        Should.Throw<NotSupportedException>(() => new Nothing().GetBufferWriter());
        Should.Throw<NotSupportedException>(() => new Nothing().Complete());
        Should.Throw<NotSupportedException>(() => new Nothing().Complete([]));
        Should.Throw<NotSupportedException>(() => new Nothing().SetPayloadLength(1));
    }

    [Fact]
    public void What_is_passed_on_is_everything_unless_said()
    {
        (ContextPropagationOptions.Default.IsPropagateDeadline, ContextPropagationOptions.Default.IsPropagateCancellation).ShouldBe((true, true));
        new ContextPropagationOptions(propagateDeadline: false).IsPropagateDeadline.ShouldBeFalse();
        new ContextPropagationOptions(propagateCancellation: false).IsPropagateCancellation.ShouldBeFalse();
    }

    private sealed class Knowing : ServiceBinderBase;

    private sealed class Nothing : SerializationContext;

    private sealed class Arrays : DeserializationContext
    {
        public override int PayloadLength => 2;

        public override byte[] PayloadAsNewBuffer() => [1, 2];
    }
}
