using System.Reflection;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc.OpenApi;

/// <summary>
/// The examples beside the contracts: resources <c>examples/PACKAGE.json</c> of their assembly, each an object of messages' names and their
/// JSON. A message without one is made up of those of its fields.
/// </summary>
internal sealed class ContractExamples
{
    private const string Folder = "examples/";

    private readonly Dictionary<string, string> _json = [];

    private ContractExamples(Assembly contracts)
    {
        foreach (var resource in contracts.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = contracts.GetManifestResourceStream(resource)!;
            foreach (var (message, example) in JsonNode.Parse(stream)!.AsObject())
                _json.Add($"{Path.GetFileNameWithoutExtension(resource[Folder.Length..])}.{message}", example!.ToJsonString());
        }
    }

    /// <summary>Full names of the messages that have an example of their own.</summary>
    public IReadOnlyCollection<string> Messages => _json.Keys;

    public static ContractExamples Of(Assembly contracts) => new(contracts);

    /// <summary>The message's example; an empty message where nothing is known.</summary>
    /// <exception cref="InvalidProtocolBufferException">The example is not the message's JSON.</exception>
    public IMessage Of(MessageDescriptor message) => Of(message, []);

    private IMessage Of(MessageDescriptor message, HashSet<MessageDescriptor> within)
    {
        if (_json.TryGetValue(message.FullName, out var json))
            return JsonParser.Default.Parse(json, message);
        var example = message.Parser.ParseFrom(ByteString.Empty);
        if (WellKnown.SchemaOf(message) is not null || !within.Add(message))
            return example;
        // Of a choice the first field stands.
        var fields = message.Fields.InDeclarationOrder().Where(IsMessage).DistinctBy(field => (object?)field.RealContainingOneof ?? field);
        foreach (var field in fields)
        {
            var value = Of(field.MessageType, within);
            if (value.CalculateSize() == 0)
                continue;
            if (field.IsRepeated)
                ((System.Collections.IList)field.Accessor.GetValue(example)).Add(value);
            else
                field.Accessor.SetValue(example, value);
        }
        within.Remove(message);
        return example;
    }

    private static bool IsMessage(FieldDescriptor field) => field.FieldType == FieldType.Message && !field.IsMap;
}
