using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Google.Protobuf;
using RpcStatus = Google.Rpc.Status;

namespace Exchange.Grpc;

/// <summary>
/// <c>google.rpc.Status</c> as JSON. By hand, because the formatter fails at a detail whose type it does not know, and an error must not
/// hide another.
/// </summary>
internal static class StatusJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Format(RpcStatus status, JsonFormatter formatter)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("code", status.Code);
            json.WriteString("message", status.Message);
            json.WriteStartArray("details");
            foreach (var detail in status.Details)
                json.WriteRawValue(Format(detail, formatter));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.WrittenSpan);
    }

    private static string Format(Google.Protobuf.WellKnownTypes.Any detail, JsonFormatter formatter)
    {
        try
        {
            return formatter.Format(detail);
        }
        catch (InvalidOperationException)
        {
            // A type from elsewhere: its reader may know it.
            return $$"""{"@type":"{{JsonEncodedText.Encode(detail.TypeUrl)}}","value":"{{detail.Value.ToBase64()}}"}""";
        }
    }
}
