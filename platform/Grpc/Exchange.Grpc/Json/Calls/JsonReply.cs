using System.Buffers;
using System.Text;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using RpcStatus = Google.Rpc.Status;

namespace Exchange.Grpc;

/// <summary>Turns messages and status of one call into an HTTP response.</summary>
internal abstract class JsonReply(HttpContext http, JsonRoute route, JsonMessages json)
{
    protected HttpResponse Http => http.Response;

    protected JsonMessages Json => json;

    public static JsonReply For(HttpContext http, JsonRoute route, JsonMessages json) =>
        route.Method.IsServerStreaming ? new StreamReply(http, route, json) : new UnaryReply(http, route, json);

    public abstract ValueTask AddAsync(ReadOnlyMemory<byte> message);

    public abstract ValueTask EndAsync(RpcStatus status);

    /// <summary>The response, or the field of it that the rule asks for.</summary>
    protected string Format(ReadOnlyMemory<byte> bytes)
    {
        var message = route.Method.OutputType.Parser.ParseFrom(bytes.Span);
        if (route.ResponseField is not { } field)
            return json.Formatter.Format(message);
        using var text = new StringWriter();
        json.Formatter.WriteValue(text, field.Accessor.GetValue(message));
        return text.ToString();
    }

    /// <summary>Answers with a status alone.</summary>
    public static async Task RefuseAsync(HttpResponse http, int httpCode, RpcStatus status, JsonMessages json)
    {
        http.StatusCode = httpCode;
        if (status.GetDetail<RetryInfo>()?.RetryDelay is { } delay)
            http.Headers.RetryAfter = $"{Math.Max(1, delay.Seconds)}";
        await WriteAsync(http, StatusJson.Format(status, json.Formatter));
    }

    protected static async Task WriteAsync(HttpResponse http, string text)
    {
        http.ContentType = MediaTypes.Json;
        http.ContentLength = Encoding.UTF8.GetByteCount(text);
        Encoding.UTF8.GetBytes(text, http.BodyWriter);
        await http.BodyWriter.FlushAsync();
    }
}

/// <summary>The reply of a method that answers once: nothing is sent before it is known how the call ended.</summary>
internal sealed class UnaryReply(HttpContext http, JsonRoute route, JsonMessages json) : JsonReply(http, route, json)
{
    private string? _response;

    public override ValueTask AddAsync(ReadOnlyMemory<byte> message)
    {
        _response = Format(message);
        return default;
    }

    public override async ValueTask EndAsync(RpcStatus status)
    {
        if (status.Code != 0)
            await RefuseAsync(Http, GrpcStatus.ToHttp(status.Code), status, Json);
        else
            await WriteAsync(Http, _response ?? throw new InvalidDataException("The call ended well and without a response."));
        await Http.CompleteAsync();
    }
}
