using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc.OpenApi;

/// <summary>The document's <c>components/schemas</c>: each message and enum that something refers to, once, by its full name.</summary>
internal sealed class SchemaBook(ContractTexts texts, Language language)
{
    private readonly SortedDictionary<string, JsonObject> _schemas = new(StringComparer.Ordinal);

    /// <param name="own">Schemas that tell more than a message's descriptor does, and stand in its place.</param>
    public JsonObject Write(params ReadOnlySpan<KeyValuePair<string, JsonObject>> own)
    {
        foreach (var (name, schema) in own)
            _schemas[name] = schema;
        return new(_schemas.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value)));
    }

    /// <summary>The schema of a message's JSON: a reference, or for a well-known type the form that JSON gives it.</summary>
    public JsonObject Of(MessageDescriptor message)
    {
        if (WellKnown.SchemaOf(message) is { } known)
            return known;
        // Entered before it is filled: a message may contain itself.
        if (_schemas.TryAdd(message.FullName, []))
            Fill(_schemas[message.FullName], message, [.. message.Fields.InDeclarationOrder()]);
        return Reference(message.FullName);
    }

    /// <summary>A message without some of its fields, in place: a body beside which the path holds the others.</summary>
    public JsonObject Without(MessageDescriptor message, IReadOnlyCollection<FieldDescriptor> left)
    {
        var schema = new JsonObject { ["title"] = message.Name };
        Fill(schema, message, [.. message.Fields.InDeclarationOrder().Except(left)]);
        return schema;
    }

    /// <summary>The schema of a field's value with what the contract says of the field.</summary>
    public JsonObject Of(FieldDescriptor field)
    {
        var schema = field.IsMap ? Map(field) : field.IsRepeated ? new() { ["type"] = "array", ["items"] = Single(field) } : Single(field);
        return Described(schema, field);
    }

    private JsonObject Map(FieldDescriptor field) => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = Single(field.MessageType.FindFieldByNumber(2)),
    };

    private JsonObject Single(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => Of(field.MessageType),
        FieldType.Enum => Of(field.EnumType),
        _ => Scalar(field.FieldType),
    };

    private JsonObject Of(EnumDescriptor values)
    {
        if (_schemas.TryAdd(values.FullName, []))
            Fill(_schemas[values.FullName], values);
        return Reference(values.FullName);
    }

    private void Fill(JsonObject schema, MessageDescriptor message, IReadOnlyList<FieldDescriptor> fields)
    {
        Described(schema, message);
        schema["type"] = "object";
        schema["properties"] = new JsonObject(fields.Select(field => KeyValuePair.Create(field.JsonName, (JsonNode?)Of(field))));
        var choices = message.Oneofs.Take(message.RealOneofCount).Select(choice => AtMostOne(choice, fields)).ToArray();
        if (choices is [var only])
            schema["oneOf"] = only;
        else if (choices.Length > 1)
            schema["allOf"] = new JsonArray([.. choices.Select(choice => new JsonObject { ["oneOf"] = choice })]);
    }

    private void Fill(JsonObject schema, EnumDescriptor values)
    {
        Described(schema, values);
        schema["type"] = "string";
        schema["enum"] = new JsonArray([.. values.Values.Select(value => JsonValue.Create(value.Name))]);
        schema["x-enumDescriptions"] = new JsonObject(values.Values
            .Select(value => KeyValuePair.Create(value.Name, (JsonNode?)texts.Describe(value, language))));
    }

    /// <summary>One of the fields or none of them.</summary>
    private static JsonArray AtMostOne(OneofDescriptor choice, IReadOnlyList<FieldDescriptor> present)
    {
        var fields = choice.Fields.Intersect(present).Select(field => field.JsonName).ToList();
        return
        [
            .. fields.Select(Has),
            new JsonObject { ["not"] = new JsonObject { ["anyOf"] = new JsonArray([.. fields.Select(Has)]) } },
        ];

        static JsonObject Has(string name) => new() { ["required"] = new JsonArray(name) };
    }

    private static JsonObject Scalar(FieldType type) => type switch
    {
        FieldType.String => new() { ["type"] = "string" },
        FieldType.Bool => new() { ["type"] = "boolean" },
        FieldType.Bytes => new() { ["type"] = "string", ["contentEncoding"] = "base64" },
        FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => new() { ["type"] = "integer", ["format"] = "int32" },
        FieldType.UInt32 or FieldType.Fixed32 => new() { ["type"] = "integer", ["format"] = "uint32", ["minimum"] = 0 },
        // JSON's numbers are doubles in most readers: 64 bits travel as text.
        FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Digits("int64", "^-?[0-9]+$"),
        FieldType.UInt64 or FieldType.Fixed64 => Digits("uint64", "^[0-9]+$"),
        FieldType.Float => Floating("float"),
        FieldType.Double => Floating("double"),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "proto3 has no such scalar."),
    };

    private static JsonObject Digits(string format, string pattern) =>
        new() { ["type"] = "string", ["format"] = format, ["pattern"] = pattern };

    private static JsonObject Floating(string format) => new()
    {
        ["oneOf"] = new JsonArray(
            new JsonObject { ["type"] = "number", ["format"] = format },
            new JsonObject { ["enum"] = new JsonArray("NaN", "Infinity", "-Infinity") }),
    };

    private JsonObject Described(JsonObject schema, IDescriptor element)
    {
        if (texts.Describe(element, language) is { Length: > 0 } text)
            schema["description"] = text;
        return schema;
    }

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };
}
