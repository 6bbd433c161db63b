using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Exchange.Grpc;

/// <summary>What is sent and taken.</summary>
internal static class MediaTypes
{
    public const string Json = "application/json";

    /// <summary>Newline-delimited JSON.</summary>
    public const string Lines = "application/x-ndjson";

    private static readonly MediaTypeHeaderValue[] OfAnswer = [new(Json)];

    // Who asks a stream for JSON gets lines of it.
    private static readonly MediaTypeHeaderValue[] OfStream = [new(Lines), new(Json)];

    public static string AnsweredBy(JsonRoute route) => route.Method.IsServerStreaming ? Lines : Json;

    public static bool Accepts(HttpRequest request, JsonRoute route)
    {
        var accepted = request.GetTypedHeaders().Accept;
        var offered = route.Method.IsServerStreaming ? OfStream : OfAnswer;
        return accepted.Count == 0 || offered.Any(type => accepted.Any(range => range.Quality != 0 && type.IsSubsetOf(range)));
    }

    /// <summary>
    /// Whether a body is JSON in UTF-8, uncompressed. A page of another site cannot send this type unasked, which keeps it from posting
    /// here.
    /// </summary>
    public static bool IsJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.ToString() is "" or "identity";
}
