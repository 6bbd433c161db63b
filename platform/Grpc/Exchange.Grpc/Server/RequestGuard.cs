using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Exchange.Grpc;

/// <summary>
/// Answers flawed requests clearly. The official server says UNKNOWN or INTERNAL to a message that it cannot read, which tells the caller
/// that the server is at fault; its gzip cannot be switched off by its own configuration; and its answer to unknown methods is a route that
/// is weighed with every call to a known one.
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
        {
            Refuse(http.Response, RequestFlaw.Compressed);
            return Task.CompletedTask;
        }

        return ServeAsync(http);
    }

    private static bool IsCompressed(HttpRequest request) =>
        request.Headers.TryGetValue(EncodingHeader, out var encoding)
        && !string.Equals(encoding, Identity, StringComparison.OrdinalIgnoreCase);

    private async Task ServeAsync(HttpContext http)
    {
        var call = IncomingCall.Open();
        await next(http);
        if (call.HandlerReached || http.Response.HasStarted)
            return;

        // A call that failed before its handler was reached failed while its request was being read.
        // Another status of HTTP than 200 speaks for itself.
        if (http.GetEndpoint() is null && http.Response.StatusCode == StatusCodes.Status404NotFound)
            Refuse(http.Response, new Status(StatusCode.Unimplemented, "This server has no such method."));
        else if (FlawOf(http.Response) is { } flaw)
            Refuse(http.Response, flaw);
    }

    private static RequestFlaw? FlawOf(HttpResponse response) => (response.StatusCode, (string?)response.Headers[StatusHeader]) switch
    {
        (StatusCodes.Status200OK, "2" or "13") => RequestFlaw.Malformed,
        (StatusCodes.Status200OK, "8") => RequestFlaw.TooLarge,
        _ => null,
    };

    private void Refuse(HttpResponse response, RequestFlaw flaw)
    {
        var refusal = options.Value.Explain(flaw);
        Refuse(response, refusal.Status);
        foreach (var entry in refusal.Trailers)
            response.Headers.Append(entry.Key, entry.IsBinary ? Convert.ToBase64String(entry.ValueBytes) : entry.Value);
    }

    private static void Refuse(HttpResponse response, Status status)
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers[AcceptEncodingHeader] = Identity;
        response.Headers[StatusHeader] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        response.Headers[MessageHeader] = Uri.EscapeDataString(status.Detail);
    }
}
