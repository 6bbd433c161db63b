using System.Collections;
using Exchange.Contracts.Type.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Hosting.Rpc;

/// <summary>Checks of a whole request by its descriptor.</summary>
public static partial class RequestCheck
{
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
}
