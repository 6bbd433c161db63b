using System.Buffers;
using System.Text;
using Grpc.Core;

namespace Exchange.Grpc.Tests.Contracts;

public class MarshallerTests
{
    private static readonly Marshaller<string> Arrays = Marshallers.Create(Encoding.UTF8.GetBytes, Encoding.UTF8.GetString);

    private static readonly Marshaller<string> Buffers = Marshallers.Create<string>(
        (text, context) =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            context.SetPayloadLength(bytes.Length);
            context.GetBufferWriter().Write(bytes);
            context.Complete();
        },
        context => Encoding.UTF8.GetString(context.PayloadAsReadOnlySequence()));

    [Theory]
    [InlineData("")]
    [InlineData("孩子")]
    public void Both_kinds_read_and_write_the_same_through_either_door(string text)
    {
        foreach (var marshaller in new[] { Arrays, Buffers, Marshallers.StringMarshaller })
        {
            marshaller.Deserializer(marshaller.Serializer(text)).ShouldBe(text);
            marshaller.Serializer(text).ShouldBe(Encoding.UTF8.GetBytes(text));
        }
    }

    [Fact]
    public void A_serializer_that_does_not_finish_is_an_error() =>
        Should.Throw<InvalidOperationException>(() => Marshallers.Create<string>((_, _) => { }, _ => "").Serializer(""));

    [Fact]
    public void A_serializer_that_finishes_twice_is_an_error() => Should.Throw<InvalidOperationException>(() => Marshallers.Create<string>(
        (_, context) =>
        {
            context.Complete([]);
            context.Complete([]);
        },
        _ => "").Serializer(""));

    [Fact]
    public void A_method_knows_its_path() =>
        new Method<string, string>(MethodType.Unary, "a.b.Service", "Call", Arrays, Buffers).FullName.ShouldBe("/a.b.Service/Call");
}
