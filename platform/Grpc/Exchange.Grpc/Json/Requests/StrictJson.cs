using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Exchange.Grpc;

/// <summary>
/// Takes a body only if every reader of JSON would read the same in it: right UTF-8, no member twice, no comments, not too deep.
/// </summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>The text; empty for an empty body.</returns>
    /// <exception cref="JsonRefusedException">It is not JSON, or holds a member twice.</exception>
    public static string Read(ReadOnlySequence<byte> utf8)
    {
        var text = Decode(utf8);
        try
        {
            if (text.Length > 0)
                Check(text);
            return text;
        }
        catch (InvalidOperationException)
        {
            // The name of a member is half a surrogate pair, which is no text. The reader does not say where.
            throw NotJson("–");
        }
    }

    private static void Check(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
        }
        catch (JsonException e) when (e.LineNumber is { } line)
        {
            throw NotJson($"{line + 1}:{e.BytePositionInLine + 1}");
        }
        catch (JsonException)
        {
            // Right but for a member that is given twice, which the reader does not say where.
            using var document = JsonDocument.Parse(text);
            throw JsonRefusedException.Field(MemberGivenTwice(document.RootElement, "") ?? "(body)", JsonFieldFlaw.Repeated);
        }
    }

    private static string Decode(ReadOnlySequence<byte> utf8)
    {
        try
        {
            // Some editors and shells put a byte order mark first.
            return Utf8.GetString(utf8).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw NotJson($"1:{e.Index + 1}");
        }
    }

    private static string? MemberGivenTwice(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Array)
        {
            return json.EnumerateArray().Index()
                .Select(item => MemberGivenTwice(item.Item, $"{path}[{item.Index}]"))
                .FirstOrDefault(found => found is not null);
        }

        if (json.ValueKind != JsonValueKind.Object)
            return null;
        var names = new HashSet<string>();
        foreach (var member in json.EnumerateObject())
        {
            var name = path.Length > 0 ? $"{path}.{FieldNames.Show(member.Name)}" : FieldNames.Show(member.Name);
            if (!names.Add(member.Name))
                return name;
            if (MemberGivenTwice(member.Value, name) is { } inside)
                return inside;
        }

        return null;
    }

    private static JsonRefusedException NotJson(string place) => new(new JsonRefusal(JsonFlaw.NotJson, place));
}
