using System.Collections.Frozen;
using System.Net;
using System.Text.RegularExpressions;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Exchange.Grpc;

/// <summary>
/// Stands before the gRPC server and lets requests by JSON look like gRPC, in this very process and request: routing, interceptors,
/// deadlines and limits behind it see no difference, so none of them can be passed by.
/// </summary>
internal sealed partial class JsonOverHttp
{
    private const string TimeoutHeader = "grpc-timeout";

    private readonly RequestDelegate _next;
    private readonly JsonRoutes _routes;
    private readonly JsonMessages _json;
    private readonly RequestReader _reader;
    private readonly FrozenDictionary<string, JsonPage> _pages;
    private readonly JsonOverHttpOptions _options;

    public JsonOverHttp(
        RequestDelegate next, JsonRoutes routes, JsonMessages json, IEnumerable<JsonPage> pages, IOptions<JsonOverHttpOptions> options)
    {
        (_next, _routes, _json, _options) = (next, routes, json, options.Value);
        _reader = new RequestReader(json, _options.MaxRequestBodySize);
        _pages = pages.ToFrozenDictionary(page => page.Path);
    }

    public Task InvokeAsync(HttpContext http) => http.Features.Get<JsonListener>() is null ? _next(http) : ServeAsync(http);

    private async Task ServeAsync(HttpContext http)
    {
        // Answers are about people: nobody on the way keeps them.
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            CheckHost(http.Request);
            if (_pages.TryGetValue(http.Request.Path.Value ?? "", out var page))
            {
                CheckPageMethod(http.Request);
                await page.Serve(http);
                return;
            }

            var path = RequestPath.Parse(Target(http));
            var route = Find(http.Request.Method, path);
            CheckHeaders(http.Request, route);
            await CallAsync(http, route, await _reader.ReadAsync(http.Request, route, path));
        }
        catch (JsonRefusedException refused) when (!http.Response.HasStarted)
        {
            await RefuseAsync(http.Response, refused.Refusal);
        }
    }

    private async Task CallAsync(HttpContext http, JsonRoute route, IMessage message)
    {
        var request = new GrpcRequest(http.Request, route.GrpcPath, message);
        using var response = new GrpcResponse(http.Response, JsonReply.For(http, route, _json));

        // Connection, certificate, lifetime and services stay those of the HTTP request.
        var features = new FeatureCollection(http.Features);
        features.Set<IHttpRequestFeature>(request);
        features.Set<IRequestBodyPipeFeature>(request);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(response);
        features.Set<IHttpResponseTrailersFeature>(response);
        features.Set<IHttpResetFeature>(response);
        await _next(new DefaultHttpContext(features) { RequestServices = http.RequestServices });
        await response.CompleteAsync();
    }

    private JsonRoute Find(string httpMethod, RequestPath path)
    {
        if (_routes.Find(httpMethod, path, out var allowed) is { } route)
            return route;
        throw allowed.Count == 0 ? Refused(JsonFlaw.PathUnknown) : Refused(JsonFlaw.MethodNotAllowed, string.Join(", ", allowed));
    }

    private static void CheckPageMethod(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
            throw Refused(JsonFlaw.MethodNotAllowed, "GET, HEAD");
    }

    private static void CheckHeaders(HttpRequest request, JsonRoute route)
    {
        if (!MediaTypes.Accepts(request, route))
            throw Refused(JsonFlaw.NotAcceptable, MediaTypes.AnsweredBy(route));
        if (route.HasBody && !MediaTypes.IsJson(request))
            throw Refused(JsonFlaw.ContentTypeUnsupported);
        if (request.Headers.TryGetValue(TimeoutHeader, out var timeout) && !Timeout().IsMatch(timeout.ToString()))
            throw JsonRefusedException.Field(TimeoutHeader, JsonFieldFlaw.WrongType, "1 to 8 digits and H, M, S, m, u or n");
    }

    /// <summary>
    /// A page of another site may have its own name resolve to this machine, and would then be of one origin with this listener. TLS tells
    /// the names apart.
    /// </summary>
    private static void CheckHost(HttpRequest request)
    {
        var host = request.Host.Host;
        if (!request.IsHttps && host != "localhost" && !IPAddress.TryParse(host, out _))
            throw Refused(JsonFlaw.HostUnknown);
    }

    /// <summary>The path as it was sent; the framework's own has slashes and colons decoded that were text.</summary>
    private static string Target(HttpContext http)
    {
        var raw = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return raw.StartsWith('/') || !Uri.TryCreate(raw, UriKind.Absolute, out var uri) ? raw : uri.PathAndQuery;
    }

    private Task RefuseAsync(HttpResponse response, JsonRefusal refusal)
    {
        if (refusal.Flaw == JsonFlaw.MethodNotAllowed)
            response.Headers.Allow = refusal.Detail;
        return JsonReply.RefuseAsync(response, HttpStatusOf(refusal.Flaw), _options.Explain(refusal), _json);
    }

    private static int HttpStatusOf(JsonFlaw flaw) => flaw switch
    {
        JsonFlaw.PathUnknown => StatusCodes.Status404NotFound,
        JsonFlaw.MethodNotAllowed => StatusCodes.Status405MethodNotAllowed,
        JsonFlaw.NotAcceptable => StatusCodes.Status406NotAcceptable,
        JsonFlaw.ContentTypeUnsupported => StatusCodes.Status415UnsupportedMediaType,
        JsonFlaw.TooLarge => StatusCodes.Status413PayloadTooLarge,
        JsonFlaw.HostUnknown => StatusCodes.Status421MisdirectedRequest,
        _ => StatusCodes.Status400BadRequest,
    };

    private static JsonRefusedException Refused(JsonFlaw flaw, string detail = "") => new(new JsonRefusal(flaw, detail));

    [GeneratedRegex("^[0-9]{1,8}[HMSmun]$")]
    private static partial Regex Timeout();
}
