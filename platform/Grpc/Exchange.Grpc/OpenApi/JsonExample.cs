using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc.OpenApi;

/// <summary>Takes the JSON of an example apart as a request is: path, query, body.</summary>
internal static class JsonExample
{
    /// <summary>The value of a field; null where the example does not have it.</summary>
    public static JsonNode? FindIn(this FieldPath field, JsonObject example) =>
        Walk(example, field.Fields);

    /// <summary>The example without a field.</summary>
    public static void RemoveFrom(this FieldPath field, JsonObject example)
    {
        var within = Walk(example, field.Fields.SkipLast(1)) as JsonObject;
        within?.Remove(field.Last.JsonName);
    }

    private static JsonNode? Walk(JsonNode from, IEnumerable<FieldDescriptor> fields) =>
        fields.Aggregate((JsonNode?)from, (node, field) => node is JsonObject inner ? inner[field.JsonName] : null);
}
