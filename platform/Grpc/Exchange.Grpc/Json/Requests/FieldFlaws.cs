using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc;

/// <summary>
/// Names what is wrong with JSON that the parser of protobuf refused. That parser says neither where nor without quoting values, so it is
/// asked field by field.
/// </summary>
internal sealed class FieldFlaws
{
    private const int Most = 20;

    private readonly JsonParser _parser;
    private readonly List<JsonFieldViolation> _found = [];

    private FieldFlaws(JsonParser parser) => _parser = parser;

    public static IReadOnlyList<JsonFieldViolation> Find(JsonParser parser, JsonElement json, MessageDescriptor type)
    {
        var flaws = new FieldFlaws(parser);
        flaws.LookAt(json, type, "");

        // Should the field not be found, at least the message is named.
        return flaws._found.Count > 0 ? flaws._found : [new JsonFieldViolation("(body)", JsonFieldFlaw.WrongType, type.FullName)];
    }

    private void LookAt(JsonElement json, MessageDescriptor type, string path)
    {
        if (json.ValueKind != JsonValueKind.Object || !FieldTypes.IsObject(type))
        {
            Add(path, JsonFieldFlaw.WrongType, type.FullName);
            return;
        }

        var given = new HashSet<object>();
        foreach (var property in json.EnumerateObject())
        {
            if (_found.Count >= Most)
                return;
            var field = FieldNames.Find(type, property.Name);
            if (field is null)
                Add(Join(path, FieldNames.Show(property.Name)), JsonFieldFlaw.Unknown);
            else if (property.Value.ValueKind != JsonValueKind.Null && !given.Add(field.RealContainingOneof ?? (object)field))
                Add(Join(path, field.Name), JsonFieldFlaw.Repeated);
            else if (!Takes(type, field, property.Value.GetRawText()))
                LookInto(property.Value, field, Join(path, field.Name));
        }
    }

    private void LookInto(JsonElement json, FieldDescriptor field, string path)
    {
        if (field is { IsRepeated: true, IsMap: false } && json.ValueKind == JsonValueKind.Array)
        {
            foreach (var (i, element) in json.EnumerateArray().Index())
            {
                if (_found.Count < Most && !Takes(field.ContainingType, field, $"[{element.GetRawText()}]"))
                    LookIntoOne(element, field, $"{path}[{i}]");
            }
        }
        else if (field.IsRepeated)
        {
            Add(path, JsonFieldFlaw.WrongType, FieldTypes.Describe(field));
        }
        else
        {
            LookIntoOne(json, field, path);
        }
    }

    private void LookIntoOne(JsonElement json, FieldDescriptor field, string path)
    {
        if (FieldTypes.IsMessage(field) && FieldTypes.IsObject(field.MessageType))
            LookAt(json, field.MessageType, path);
        else if (field.FieldType == FieldType.Enum && json.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            Add(path, JsonFieldFlaw.NotInEnum, FieldTypes.DescribeOne(field));
        else
            Add(path, JsonFieldFlaw.WrongType, FieldTypes.DescribeOne(field));
    }

    private bool Takes(MessageDescriptor type, FieldDescriptor field, string json) =>
        JsonMessages.TryParse(_parser, $$"""{"{{field.Name}}":{{json}}}""", type) is not null;

    private void Add(string path, JsonFieldFlaw flaw, string type = "") => _found.Add(new(path.Length > 0 ? path : "(body)", flaw, type));

    private static string Join(string path, string name) => path.Length > 0 ? $"{path}.{name}" : name;
}
