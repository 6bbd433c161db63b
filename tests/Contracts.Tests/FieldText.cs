using Google.Protobuf.Reflection;

namespace Exchange.Contracts.Tests;

/// <summary>A field's type as a .proto file writes it, with whatever else decides how it is read.</summary>
internal static class FieldText
{
    public static string Of(FieldDescriptor field, Func<IDescriptor, string> name)
    {
        if (field.IsMap)
            return $"map<{Type(field.MessageType.FindFieldByNumber(1), name)}, {Type(field.MessageType.FindFieldByNumber(2), name)}>";
        var label = field switch
        {
            { IsRepeated: true } => "repeated ",
            { RealContainingOneof: { } oneof } => $"oneof {oneof.Name} ",
            { HasPresence: true, FieldType: not FieldType.Message } => "optional ",
            _ => "",
        };
        return label + Type(field, name) + (IsUnpacked(field) ? " [packed = false]" : "") + (IsDeprecated(field) ? " [deprecated]" : "");
    }

    // proto3 packs whatever can be packed, unless it is told not to.
    private static bool IsUnpacked(FieldDescriptor field) =>
        field is { IsRepeated: true, IsPacked: false, FieldType: not (FieldType.Message or FieldType.String or FieldType.Bytes) };

    private static bool IsDeprecated(FieldDescriptor field) => field.GetOptions() is { Deprecated: true };

    private static string Type(FieldDescriptor field, Func<IDescriptor, string> name) => field.FieldType switch
    {
        FieldType.Message => name(field.MessageType),
        FieldType.Enum => name(field.EnumType),
        var scalar => scalar.ToString().ToLowerInvariant(),
    };
}
