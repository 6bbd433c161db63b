using System.Net.Mime;
using MassTransit;

namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>
/// Puts the protobuf bytes on the wire as they are. MassTransit's own serializers add an envelope,
/// and its JSON drops the repeated fields of protobuf classes.
/// </summary>
internal sealed class RawBodySerializer : IMessageSerializer
{
    public static readonly RawBodySerializer Instance = new();

    public ContentType ContentType { get; } = new(WireHeaders.ContentType);

    public MessageBody GetMessageBody<T>(SendContext<T> context) where T : class =>
        context.Message is WireMessage message
            ? new Body(message.Body)
            : throw new InvalidOperationException($"Only a {nameof(WireMessage)} goes over this pipe, not a {typeof(T)}.");

    private sealed class Body(ReadOnlyMemory<byte> bytes) : MessageBody
    {
        public long? Length => bytes.Length;

        public Stream GetStream() => new MemoryStream(GetBytes(), writable: false);

        public byte[] GetBytes() => bytes.ToArray();

        public string GetString() => Convert.ToBase64String(bytes.Span);
    }
}
