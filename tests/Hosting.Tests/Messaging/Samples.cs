using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Hosting.Tests.Messaging;

/// <summary>Messages with something in every field, and two things in every repeated one.</summary>
internal static class Samples
{
    public static IMessage Of(MessageDescriptor type, int depth = 4)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            if (field.FieldType == FieldType.Message && depth == 0) continue;
            if (field.IsMap)
            {
                var map = (System.Collections.IDictionary)field.Accessor.GetValue(message);
                map.Add(Value(field.MessageType.FindFieldByNumber(1), depth - 1), Value(field.MessageType.FindFieldByNumber(2), depth - 1));
            }
            else if (field.IsRepeated)
            {
                var list = (System.Collections.IList)field.Accessor.GetValue(message);
                list.Add(Value(field, depth - 1));
                list.Add(Value(field, depth - 1));
            }
            else
            {
                field.Accessor.SetValue(message, Value(field, depth - 1));
            }
        }

        return message;
    }

    private static object Value(FieldDescriptor field, int depth) => field.FieldType switch
    {
        FieldType.Message => Of(field.MessageType, depth),
        FieldType.String => "沈阳",
        FieldType.Bytes => ByteString.CopyFrom(0, 255, 7),
        FieldType.Bool => true,
        FieldType.Double => 0.5,
        FieldType.Float => 0.5f,
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => -9_000_000_000L,
        FieldType.UInt64 or FieldType.Fixed64 => 9_000_000_000UL,
        FieldType.UInt32 or FieldType.Fixed32 => 7U,
        FieldType.Enum => System.Enum.ToObject(field.EnumType.ClrType, field.EnumType.Values[^1].Number),
        _ => -7,
    };
}
