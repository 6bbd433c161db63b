using System.Collections;
using System.Collections.Concurrent;
using Exchange.Contracts.Type.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Hosting.Rpc;

/// <summary>Checks of a whole request by its descriptor.</summary>
public static class RequestCheck
{
    private static readonly ConcurrentDictionary<MessageDescriptor, bool> HoldsEnums = new();

    /// <summary>
    /// Notes every enum field, at any depth, whose number the contract does not define. A newer client's value is refused, never
    /// read as a default.
    /// </summary>
    public static void Enums(FieldCheck check, IMessage request) => Walk(check, request, "");

    /// <summary>
    /// Notes each of the named fields that is empty: a blank text, an absent message, an empty list, an unspecified enum value.
    /// </summary>
    /// <param name="check">Takes the violations.</param>
    /// <param name="request">The request.</param>
    /// <param name="fields">Paths such as <c>child.citizen_id</c>; a path ends early where a message on it is absent, and that
    /// message is what is named.</param>
    public static void Required(FieldCheck check, IMessage request, params ReadOnlySpan<string> fields)
    {
        foreach (var path in fields)
            Require(check, request, path);
    }

    private static void Require(FieldCheck check, IMessage message, string path)
    {
        var passed = 0;
        foreach (var name in path.Split('.'))
        {
            passed += name.Length + (passed == 0 ? 0 : 1);
            var field = message.Descriptor.FindFieldByName(name)
                ?? throw new ArgumentException($"{message.Descriptor.FullName} has no field {name}.", nameof(path));
            var value = field.Accessor.GetValue(message);
            if (IsEmpty(message, field, value))
            {
                var unspecified = field.FieldType == FieldType.Enum && !field.IsRepeated;
                check.Add(unspecified ? PlatformErrorReason.EnumValueUnknown : PlatformErrorReason.FieldRequired, path[..passed]);
                return;
            }

            if (value is not IMessage next)
                return;
            message = next;
        }
    }

    private static bool IsEmpty(IMessage message, FieldDescriptor field, object? value) => value switch
    {
        null => true,
        string text => string.IsNullOrWhiteSpace(text),
        ByteString bytes => bytes.IsEmpty,
        ICollection items => items.Count == 0,
        Enum number => Convert.ToInt32(number, null) == 0,
        _ => field.HasPresence && !field.Accessor.HasValue(message),
    };

    private static void Walk(FieldCheck check, IMessage message, string prefix)
    {
        if (!HoldsEnum(message.Descriptor))
            return;
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var path = prefix + field.Name;
            switch (field.Accessor.GetValue(message))
            {
                case IDictionary map when ValueField(field) is { FieldType: FieldType.Enum or FieldType.Message } valueField:
                    foreach (DictionaryEntry entry in map)
                        Look(check, valueField, entry.Value, $"{path}[{entry.Key}]");
                    break;
                case IList list when field is { IsMap: false, FieldType: FieldType.Enum or FieldType.Message }:
                    for (var i = 0; i < list.Count; i++)
                        Look(check, field, list[i], $"{path}[{i}]");
                    break;
                case var value:
                    Look(check, field, value, path);
                    break;
            }
        }
    }

    private static void Look(FieldCheck check, FieldDescriptor field, object? value, string path)
    {
        if (value is IMessage message)
            Walk(check, message, path + ".");
        else if (value is Enum && field.EnumType.FindValueByNumber(Convert.ToInt32(value, null)) is null)
            check.Add(PlatformErrorReason.EnumValueUnknown, path);
    }

    private static FieldDescriptor ValueField(FieldDescriptor map) => map.MessageType.FindFieldByNumber(2);

    /// <summary>Whether a message of this type can hold an enum at all, so that the others cost nothing.</summary>
    private static bool HoldsEnum(MessageDescriptor type) => HoldsEnums.GetOrAdd(type, t => Search(t, []));

    private static bool Search(MessageDescriptor type, HashSet<MessageDescriptor> seen) => seen.Add(type)
        && type.Fields.InDeclarationOrder().Any(f => f.FieldType == FieldType.Enum || (f.FieldType == FieldType.Message && Search(f.MessageType, seen)));
}
