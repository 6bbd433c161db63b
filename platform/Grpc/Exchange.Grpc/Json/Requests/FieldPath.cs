using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc;

/// <summary>A field, or a field of a field: <c>child.child_id</c>.</summary>
/// <param name="Fields">From the outermost to the last; all but the last are single messages.</param>
internal sealed record FieldPath(IReadOnlyList<FieldDescriptor> Fields)
{
    public FieldDescriptor First => Fields[0];

    public FieldDescriptor Last => Fields[^1];

    /// <summary>Names as in the .proto, with dots between them.</summary>
    public string Name { get; } = string.Join('.', Fields.Select(field => field.Name));

    /// <summary>The path of these names, as JSON or the .proto has them; null where a message has no such field.</summary>
    public static FieldPath? Find(MessageDescriptor type, string dotted)
    {
        var fields = new List<FieldDescriptor>();
        MessageDescriptor? within = type;
        foreach (var name in dotted.Split('.'))
        {
            if (within is null || FieldNames.Find(within, name) is not { } field)
                return null;
            fields.Add(field);
            within = FieldTypes.IsMessage(field) && !field.IsRepeated ? field.MessageType : null;
        }

        return new FieldPath(fields);
    }

    /// <summary>The value in a message; null where it, or a message around it, is not set.</summary>
    public object? Get(IMessage message)
    {
        foreach (var field in Fields.SkipLast(1))
        {
            if (field.Accessor.GetValue(message) is not IMessage next)
                return null;
            message = next;
        }

        return Last.HasPresence && !Last.Accessor.HasValue(message) ? null : Last.Accessor.GetValue(message);
    }

    /// <summary>The value that says nothing; null where the message knows whether the field is set.</summary>
    public object? Default => Last.HasPresence ? null : Last.Accessor.GetValue(Last.ContainingType.Parser.ParseFrom(ByteString.Empty));

    /// <summary>Puts a value into a message and makes the messages around it.</summary>
    public void Set(IMessage message, object value)
    {
        foreach (var field in Fields.SkipLast(1))
        {
            if (field.Accessor.GetValue(message) is not IMessage next)
                field.Accessor.SetValue(message, next = field.MessageType.Parser.ParseFrom(ByteString.Empty));
            message = next;
        }

        Last.Accessor.SetValue(message, value);
    }
}
