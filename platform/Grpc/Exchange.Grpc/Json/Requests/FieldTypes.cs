using Google.Protobuf.Reflection;

namespace Exchange.Grpc;

/// <summary>What kinds of value fields take.</summary>
internal static class FieldTypes
{
    private static readonly HashSet<string> OneText =
    [
        "google.protobuf.Timestamp", "google.protobuf.Duration", "google.protobuf.FieldMask",
        "google.protobuf.BoolValue", "google.protobuf.BytesValue", "google.protobuf.StringValue",
        "google.protobuf.DoubleValue", "google.protobuf.FloatValue",
        "google.protobuf.Int32Value", "google.protobuf.Int64Value", "google.protobuf.UInt32Value", "google.protobuf.UInt64Value",
    ];

    private static readonly HashSet<string> AnyJson =
        ["google.protobuf.Any", "google.protobuf.Struct", "google.protobuf.Value", "google.protobuf.ListValue"];

    public static bool IsMessage(FieldDescriptor field) => field.FieldType is FieldType.Message or FieldType.Group;

    /// <summary>Whether a value (an element, if repeated) can be written as one text, in a path or a query.</summary>
    public static bool IsText(FieldDescriptor field) => !field.IsMap && (!IsMessage(field) || OneText.Contains(field.MessageType.FullName));

    public static bool IsBool(FieldDescriptor field) =>
        field.FieldType == FieldType.Bool || (IsMessage(field) && field.MessageType.FullName == "google.protobuf.BoolValue");

    /// <summary>Whether JSON writes a message as an object of its fields. Some of protobuf's own it writes otherwise.</summary>
    public static bool IsObject(MessageDescriptor type) => !OneText.Contains(type.FullName) && !AnyJson.Contains(type.FullName);

    /// <summary>The type as a .proto writes it.</summary>
    public static string Describe(FieldDescriptor field)
    {
        if (field.IsMap)
            return $"map<{DescribeOne(field.MessageType.FindFieldByNumber(1))}, {DescribeOne(field.MessageType.FindFieldByNumber(2))}>";
        return field.IsRepeated ? $"repeated {DescribeOne(field)}" : DescribeOne(field);
    }

    /// <summary>The type of one element.</summary>
    public static string DescribeOne(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message or FieldType.Group => field.MessageType.FullName,
        FieldType.Enum => field.EnumType.FullName,
        var scalar => scalar.ToString().ToLowerInvariant(),
    };
}
