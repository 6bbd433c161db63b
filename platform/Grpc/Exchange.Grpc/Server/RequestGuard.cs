using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Exchange.Grpc;

/// <summary>
/// Answers flawed requests clearly. The official server says UNKNOWN or INTERNAL to a message that it cannot read, which tells the caller that the server is at
/// fault, and its gzip cannot be switched off by its own configuration.
/// </summary>
internal sealed class RequestGuard(RequestDelegate next, IOptions<ExchangeGrpcServerOptions> options)
{
    private const string EncodingHeader = "grpc-encoding";
    private const string AcceptEncodingHeader = "grpc-accept-encoding";
    private const string Identity = "identity";
    private const string StatusHeader = "grpc-status";
    private const string MessageHeader = "grpc-message";

    public Task InvokeAsync(HttpContext http)
    {
        if (http.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
            return next(http);
        if (IsCompressed(http.Request))
            return Refuse(http.Response, RequestFlaw.Compressed);
        return ServeAsync(http);
    }

    private static bool IsCompressed(HttpRequest request) =>
        request.Headers.TryGetValue(EncodingHeader, out var encoding) && !string.Equals(encoding, Identity, StringComparison.OrdinalIgnoreCase);

    private async Task ServeAsync(HttpContext http)
    {
        using var slot = IncomingCall.Open();
        await next(http);

        // A call that failed before its handler was reached failed while its request was being read.
        if (!slot.HandlerReached && !http.Response.HasStarted && FlawOf(http.Response) is { } flaw)
            await Refuse(http.Response, flaw);
    }

    private static RequestFlaw? FlawOf(HttpResponse response) => (string?)response.Headers[StatusHeader] switch
    {
        "2" or "13" => RequestFlaw.Malformed,
        "8" => RequestFlaw.TooLarge,
        _ => null,
    };

    private Task Refuse(HttpResponse response, RequestFlaw flaw)
    {
        var refusal = options.Value.Explain(flaw);
        response.ContentType = "application/grpc";
        response.Headers[AcceptEncodingHeader] = Identity;
        response.Headers[StatusHeader] = ((int)refusal.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers[MessageHeader] = Uri.EscapeDataString(refusal.Status.Detail);
        foreach (var entry in refusal.Trailers)
            response.Headers.Append(entry.Key, entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes) : entry.Value);
        return Task.CompletedTask;
    }
}
