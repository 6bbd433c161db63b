using System.Text.Encodings.Web;
using System.Text.Json;

namespace Exchange.Grpc.OpenApi;

/// <summary>The document of what this process serves, written once in each language.</summary>
internal sealed class ApiDescription(string department, ServedServices served, JsonMessages json)
{
    // Chinese as it is; the document is never part of a page's markup.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<StaticFile> _chinese = new(() => Write(department, served, json, Language.Chinese));
    private readonly Lazy<StaticFile> _english = new(() => Write(department, served, json, Language.English));

    public StaticFile In(Language language) => language == Language.Chinese ? _chinese.Value : _english.Value;

    private static StaticFile Write(string department, ServedServices served, JsonMessages json, Language language)
    {
        var services = served.All.Where(service => service.Methods.SelectMany(JsonRoutes.Of).Any());
        var document = OpenApiDocument.Write(department, [.. services], json.Formatter, language);
        return new(JsonSerializer.SerializeToUtf8Bytes(document, Readable), "application/json; charset=utf-8");
    }
}
