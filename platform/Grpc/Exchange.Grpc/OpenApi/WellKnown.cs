using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc.OpenApi;

/// <summary>The messages of google.protobuf that JSON writes in a form of their own.</summary>
internal static class WellKnown
{
    /// <summary>The schema of that form; null for a message that JSON writes as an object of its fields.</summary>
    public static JsonObject? SchemaOf(MessageDescriptor message) => message.FullName switch
    {
        "google.protobuf.Timestamp" => new() { ["type"] = "string", ["format"] = "date-time" },
        "google.protobuf.Duration" => new() { ["type"] = "string", ["pattern"] = @"^-?[0-9]+(\.[0-9]{1,9})?s$" },
        "google.protobuf.FieldMask" => Text(),
        "google.protobuf.Struct" => new() { ["type"] = "object" },
        "google.protobuf.ListValue" => new() { ["type"] = "array" },
        "google.protobuf.Value" => [],
        "google.protobuf.Any" => Any(),
        "google.protobuf.StringValue" or "google.protobuf.BytesValue" => Nullable("string"),
        "google.protobuf.Int64Value" or "google.protobuf.UInt64Value" => Nullable("string"),
        "google.protobuf.Int32Value" or "google.protobuf.UInt32Value" => Nullable("integer"),
        "google.protobuf.FloatValue" or "google.protobuf.DoubleValue" => Nullable("number", "string"),
        "google.protobuf.BoolValue" => Nullable("boolean"),
        _ => null,
    };

    private static JsonObject Any() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject { ["@type"] = Text() },
        ["required"] = new JsonArray("@type"),
    };

    private static JsonObject Text() => new() { ["type"] = "string" };

    private static JsonObject Nullable(params string[] types) =>
        new() { ["type"] = new JsonArray([.. types.Append("null").Select(type => JsonValue.Create(type))]) };
}
