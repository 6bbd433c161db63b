using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc.OpenApi;

/// <summary>
/// Writes the fields of a request that do not travel in its body: in the path, or as query parameters named by their path in the message.
/// </summary>
internal sealed class ParameterWriter(ContractTexts texts, SchemaBook schemas, Language language)
{
    /// <param name="route">The route.</param>
    /// <param name="names">What its variables are called in the path.</param>
    /// <param name="example">The request's example, as JSON.</param>
    public JsonArray Write(JsonRoute route, IReadOnlyList<string> names, JsonObject example)
    {
        var parameters = new JsonArray([.. names.Select((name, index) => Path(name, route, index, example))]);
        if (route.BodyIsAll)
            return parameters;
        var inPath = route.Variables.Select(variable => variable.Name).ToHashSet();
        var inQuery = Leaves([], route.Method.InputType).Where(field => !inPath.Contains(field.Name) && field.First != route.BodyField);
        foreach (var field in inQuery)
            parameters.Add(Query(field, example));
        return parameters;
    }

    private JsonObject Path(string name, JsonRoute route, int index, JsonObject example)
    {
        var parameter = Parameter(name, "path", route.Variables[index], example);
        parameter["required"] = true;
        if (PathBook.PatternOf(route.Template, route.Template.Variables[index]) is { } pattern)
            parameter["schema"]!["pattern"] = pattern;
        return parameter;
    }

    private JsonObject Query(FieldPath field, JsonObject example)
    {
        var parameter = Parameter(string.Join('.', field.Fields.Select(part => part.JsonName)), "query", field, example);
        if (field.Last.IsRepeated)
            (parameter["style"], parameter["explode"]) = ("form", true);
        return parameter;
    }

    private JsonObject Parameter(string name, string place, FieldPath field, JsonObject example)
    {
        var schema = schemas.Of(field.Last);
        schema.Remove("description");
        var parameter = new JsonObject { ["name"] = name, ["in"] = place };
        if (texts.Describe(field.Last, language) is { Length: > 0 } text)
            parameter["description"] = text;
        parameter["schema"] = schema;
        if (field.FindIn(example) is { } value)
            parameter["example"] = value.DeepClone();
        return parameter;
    }

    /// <summary>What a query can hold: texts and lists of them, in messages within messages. A message in itself is not followed.</summary>
    private static IEnumerable<FieldPath> Leaves(IReadOnlyList<FieldDescriptor> outer, MessageDescriptor message) =>
        message.Fields.InDeclarationOrder().SelectMany(field =>
        {
            IReadOnlyList<FieldDescriptor> path = [.. outer, field];
            if (FieldTypes.IsText(field))
                return [new FieldPath(path)];
            var leadsOn = FieldTypes.IsMessage(field) && !field.IsRepeated && outer.All(other => other.MessageType != field.MessageType);
            return leadsOn ? Leaves(path, field.MessageType) : [];
        });
}
