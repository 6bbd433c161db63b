using System.Text.Json.Nodes;

namespace Exchange.Grpc.OpenApi;

/// <summary>Takes the JSON of an example apart as a request is: path, query, body.</summary>
internal static class JsonExample
{
    /// <summary>The value of a field; null where the example does not have it.</summary>
    public static JsonNode? FindIn(this FieldPath field, JsonObject example) =>
        field.Fields.Aggregate((JsonNode?)example, (node, part) => node is JsonObject inner ? inner[part.JsonName] : null);

    /// <summary>The example without a field.</summary>
    public static void RemoveFrom(this FieldPath field, JsonObject example)
    {
        var within = field.Fields.SkipLast(1).Aggregate((JsonNode?)example, (node, part) => node is JsonObject inner ? inner[part.JsonName] : null);
        (within as JsonObject)?.Remove(field.Last.JsonName);
    }
}
