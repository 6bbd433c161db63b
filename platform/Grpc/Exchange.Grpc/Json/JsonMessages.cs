using System.Buffers;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace Exchange.Grpc;

/// <summary>
/// Messages from and to JSON, by protobuf's own rules. Unset fields are written, so that a reader needs no table of defaults.
/// </summary>
internal sealed class JsonMessages
{
    private readonly JsonParser _parser;

    public JsonMessages(ServedServices services)
    {
        // What travels as Any is known by no import.
        var types = TypeRegistry.FromFiles([.. services.All.Select(service => service.File), ErrorDetailsReflection.Descriptor]);
        _parser = new JsonParser(JsonParser.Settings.Default.WithTypeRegistry(types));
        Formatter = new JsonFormatter(JsonFormatter.Settings.Default.WithFormatDefaultValues(true).WithTypeRegistry(types));
    }

    public JsonFormatter Formatter { get; }

    /// <summary>The message of a whole JSON text; of an empty one, the empty message.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="type">The message's type; with <paramref name="field"/>, of the message that the text is a field of.</param>
    /// <param name="field">Where the text belongs; null for the whole message.</param>
    /// <exception cref="JsonRefusedException">It is not JSON, or not that message.</exception>
    public IMessage Parse(ReadOnlySequence<byte> utf8, MessageDescriptor type, FieldDescriptor? field = null)
    {
        var text = StrictJson.Read(utf8);
        if (text.Length == 0)
            return type.Parser.ParseFrom(ByteString.Empty);
        return Parse(field is null ? text : $$"""{"{{field.Name}}":{{text}}}""", type);
    }

    /// <summary>The message of JSON that is known to be right as such.</summary>
    /// <exception cref="JsonRefusedException">It is not that message.</exception>
    public IMessage Parse(string json, MessageDescriptor type)
    {
        if (TryParse(_parser, json, type) is { } message)
            return message;
        using var document = JsonDocument.Parse(json);
        throw new JsonRefusedException(new(JsonFlaw.FieldsWrong, FieldFlaws.Find(_parser, document.RootElement, type)));
    }

    /// <summary>The message; null where the parser refuses.</summary>
    public static IMessage? TryParse(JsonParser parser, string json, MessageDescriptor type)
    {
        try
        {
            return parser.Parse(json, type);
        }
        catch (Exception e) when (e is IOException or InvalidOperationException or FormatException or OverflowException)
        {
            // The reason quotes values; who wants to know it asks FieldFlaws.
            return null;
        }
    }
}
