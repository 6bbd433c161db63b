using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.WebUtilities;

namespace Exchange.Grpc;

/// <summary>
/// Gathers path variables and query parameters as the JSON that would say the same, so that texts become values in one place: the parser of
/// protobuf.
/// </summary>
internal sealed class Parameters(JsonRoute route)
{
    private readonly JsonObject _json = [];
    private readonly List<JsonFieldViolation> _flaws = [];

    /// <summary>What the parameters say, as JSON of the request message.</summary>
    /// <exception cref="JsonRefusedException">A parameter is unknown, or given twice.</exception>
    public string Read(RequestPath path, string? query)
    {
        foreach (var (variable, field) in route.Template.Variables.Zip(route.Variables))
            Place(field)[field.Last.Name] = Value(field.Last, path.Read(variable));
        foreach (var parameter in new QueryStringEnumerable(query))
            ReadParameter(parameter.DecodeName().ToString(), parameter.DecodeValue().ToString());
        if (_flaws.Count > 0)
            throw new JsonRefusedException(new(JsonFlaw.FieldsWrong, _flaws));
        return _json.ToJsonString();
    }

    private void ReadParameter(string name, string text)
    {
        var field = route.BodyIsAll ? null : FieldPath.Find(route.Method.InputType, name);
        if (field is null || field.First == route.BodyField || !FieldTypes.IsText(field.Last))
        {
            _flaws.Add(new(FieldNames.Show(name), JsonFieldFlaw.Unknown));
            return;
        }

        var place = Place(field);
        if (!field.Last.IsRepeated)
        {
            if (!place.TryAdd(field.Last.Name, Value(field.Last, text)))
                _flaws.Add(new(field.Name, JsonFieldFlaw.Repeated));
        }
        else if (place[field.Last.Name] is JsonArray values)
        {
            values.Add(Value(field.Last, text));
        }
        else
        {
            place[field.Last.Name] = new JsonArray(Value(field.Last, text));
        }
    }

    /// <summary>The object that a field stands in.</summary>
    private JsonObject Place(FieldPath field)
    {
        var place = _json;
        foreach (var outer in field.Fields.SkipLast(1))
            place = (JsonObject)(place[outer.Name] ??= new JsonObject());
        return place;
    }

    /// <summary>JSON gives nearly everything as a text too; not so truth values and the numbers of enums.</summary>
    private static JsonValue Value(FieldDescriptor field, string text)
    {
        if (FieldTypes.IsBool(field) && text is "true" or "false")
            return JsonValue.Create(text == "true");
        if (field.FieldType == FieldType.Enum && int.TryParse(text, NumberStyles.AllowLeadingSign, null, out var number))
            return JsonValue.Create(number);
        return JsonValue.Create(text);
    }
}
