using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace Exchange.Contracts.Tests;

/// <summary>
/// Messages whose every value follows from the field's number, name and type alone, so that the same contract always gives the same bytes.
/// Where a type could be mistaken for another on the wire, the value tells them apart: signed numbers are negative.
/// </summary>
internal static class Canonical
{
    /// <summary>A message with something in every field, two things in every repeated one, and the last case of every oneof.</summary>
    public static IMessage Of(MessageDescriptor type)
    {
        var message = Empty(type);
        foreach (var field in type.Fields.InFieldNumberOrder())
            Fill(message, field);
        return message;
    }

    /// <summary>A message with something in one field alone.</summary>
    public static IMessage With(FieldDescriptor field)
    {
        var message = Empty(field.ContainingType);
        Fill(message, field);
        return message;
    }

    private static IMessage Empty(MessageDescriptor type) => type.Parser.ParseFrom(ByteString.Empty);

    private static void Fill(IMessage message, FieldDescriptor field)
    {
        if (field.IsMap)
        {
            var map = (IDictionary)field.Accessor.GetValue(message);
            foreach (var item in (int[])[1, 2])
                map.Add(Value(field.MessageType.FindFieldByNumber(1), item), Value(field.MessageType.FindFieldByNumber(2), item));
        }
        else if (field.IsRepeated)
        {
            var list = (IList)field.Accessor.GetValue(message);
            foreach (var item in (int[])[1, 2])
                list.Add(Value(field, item));
        }
        else
        {
            field.Accessor.SetValue(message, Value(field, 0));
        }
    }

    private static object Value(FieldDescriptor field, int item)
    {
        var number = field.FieldNumber * 100 + item;
        var text = item == 0 ? field.Name : $"{field.Name} {item}";
        return field.FieldType switch
        {
            FieldType.String => text,
            FieldType.Bytes => ByteString.CopyFromUtf8(text),
            FieldType.Bool => true,
            FieldType.Double => number + 0.5,
            FieldType.Float => number + 0.5f,
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => -number,
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => -(long)number,
            FieldType.UInt32 or FieldType.Fixed32 => (uint)number,
            FieldType.UInt64 or FieldType.Fixed64 => (ulong)number,
            FieldType.Enum => EnumValue(field.EnumType, item),
            FieldType.Message => Inner(field.MessageType, number, text),
            _ => throw new NotSupportedException($"{field.FullName}: {field.FieldType}"),
        };
    }

    // From the last value backwards.
    private static object EnumValue(EnumDescriptor type, int item) =>
        System.Enum.ToObject(type.ClrType, type.Values[Math.Max(0, type.Values.Count - Math.Max(1, item))].Number);

    // A message inside of another has its first field alone: what the others are stands where that message is described.
    private static IMessage Inner(MessageDescriptor type, int number, string text)
    {
        if (type == Timestamp.Descriptor)
            return new DateTimeOffset(2026, 1, 1, 0, 0, 0, 500, TimeSpan.Zero).AddSeconds(number).ToTimestamp();
        if (type == Any.Descriptor)
            return Any.Pack(new ErrorInfo { Reason = text });
        return type.Fields.InFieldNumberOrder() is [var first, ..] ? With(first) : Empty(type);
    }
}
