using System.Collections;
using System.Collections.Concurrent;
using Exchange.Contracts.Type.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Hosting.Rpc;

public static partial class RequestCheck
{
    /// <summary>The fields by which a message can hold an enum, its own or one of a message in it. The others cost nothing.</summary>
    private static readonly ConcurrentDictionary<MessageDescriptor, FieldDescriptor[]> WaysToEnums = new();

    /// <summary>
    /// Notes every enum field, at any depth, whose number the contract does not define. A newer client's value is refused, never
    /// read as a default.
    /// </summary>
    public static void Enums(FieldCheck check, IMessage request) => Note(check, request, "");

    /// <summary>Whether <see cref="Enums"/> would note nothing. Asked of every call, so no path is written.</summary>
    internal static bool KnowsEnumsOf(IMessage message)
    {
        foreach (var field in Ways(message))
        {
            if (!Knows(field, field.Accessor.GetValue(message)))
                return false;
        }

        return true;
    }

    private static bool Knows(FieldDescriptor field, object? value) => value switch
    {
        IMessage message => KnowsEnumsOf(message),
        IDictionary map => map.Values.Cast<object?>().All(entry => Knows(ValueField(field), entry)),
        IList list => list.Cast<object?>().All(entry => Knows(field, entry)),
        Enum number => IsDefined(field, number),
        _ => true,
    };

    private static void Note(FieldCheck check, IMessage message, string prefix)
    {
        foreach (var field in Ways(message))
            Note(check, field, field.Accessor.GetValue(message), prefix + field.Name);
    }

    private static void Note(FieldCheck check, FieldDescriptor field, object? value, string path)
    {
        switch (value)
        {
            case IMessage message:
                Note(check, message, path + ".");
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                    Note(check, ValueField(field), entry.Value, $"{path}[{entry.Key}]");
                break;
            case IList list:
                for (var i = 0; i < list.Count; i++)
                    Note(check, field, list[i], $"{path}[{i}]");
                break;
            case Enum number when !IsDefined(field, number):
                check.Add(PlatformErrorReason.EnumValueUnknown, path);
                break;
        }
    }

    private static bool IsDefined(FieldDescriptor field, object number) => field.EnumType.FindValueByNumber((int)number) is not null;

    private static FieldDescriptor ValueField(FieldDescriptor map) => map.MessageType.FindFieldByNumber(2);

    private static FieldDescriptor[] Ways(IMessage message) => WaysToEnums.GetOrAdd(
        message.Descriptor, static type => [.. type.Fields.InDeclarationOrder().Where(field => LeadsToEnum(field, []))]);

    private static bool LeadsToEnum(FieldDescriptor field, HashSet<MessageDescriptor> seen) =>
        field.FieldType == FieldType.Enum
        || (field.FieldType == FieldType.Message
            && seen.Add(field.MessageType)
            && field.MessageType.Fields.InDeclarationOrder().Any(inner => LeadsToEnum(inner, seen)));
}
