using Exchange.Fuzz.Wire;

namespace Exchange.Conformance.Malformed;

/// <summary>Header fields that are wrong.</summary>
internal static class Fields
{
    private const string UnsupportedMediaType = "HTTP 415";
    private const string StreamError = "RST_STREAM PROTOCOL_ERROR";
    private const string ConnectionError = "GOAWAY PROTOCOL_ERROR";
    private const string CompressionError = "GOAWAY COMPRESSION_ERROR";

    public static IEnumerable<MalformedRequest> All =>
    [
        .. ContentTypes(UnsupportedMediaType, "text/plain", "application/json", "application/grpc-web", "application/grpcx", ""),
        .. ContentTypes("OK", "application/grpc+json"),
        .. Methods("HTTP 405", "GET", "PUT", "OPTIONS"),
        .. Methods(StreamError, "CONNECT", ""),
        .. Methods("OK", "post"),
        .. Timeouts("abc", "5", "-1S", "1.5S", "999999999S", "5s"),
        .. TimeoutsOfNothing("0S", "1n"),
        new("te missing", "OK", target => target.UnderAsync(new Field("te", ""))),
        new("te gzip", ConnectionError, target => target.UnderAsync(new Field("te", "gzip"))),
        new("a path that nobody offers", "UNIMPLEMENTED", target =>
            target.UnderAsync(new Field(":path", "/exchange.nothing.v1.Nothing/Nothing"))),
        new("a method that the service lacks", "UNIMPLEMENTED", target =>
            target.UnderAsync(new Field(":path", "/exchange.medicalinsurance.v1.ClaimService/Nothing"))),
        new("the path /", "UNIMPLEMENTED", target => target.UnderAsync(new Field(":path", "/"))),
        new("a path without a slash", StreamError, target => target.UnderAsync(new Field(":path", "nothing"))),
        new("a path of 9,000 characters", StreamError, target => target.UnderAsync(new Field(":path", "/" + new string('x', 9_000)))),
        new("a path with an encoded NUL", StreamError, target => target.UnderAsync(new Field(":path", "/a%00b"))),
        new(":path missing", StreamError, target => target.UnderAsync(new Field(":path", ""))),
        new(":scheme missing", StreamError, target => target.UnderAsync(new Field(":scheme", ""))),
        new(":scheme ftp", StreamError, target => target.UnderAsync(new Field(":scheme", "ftp"))),
        new(":authority with a space", StreamError, target => target.UnderAsync(new Field(":authority", "a b"))),
        new(":path twice", ConnectionError, target =>
            target.ExactlyUnderAsync([new(":path", Target.Unary), .. GrpcRequest.Fields(Target.Unary)])),
        new("a pseudo-header that does not exist", ConnectionError, target => target.UnderAsync(new Field(":nothing", "x"))),
        new("a pseudo-header behind others", ConnectionError, target =>
            target.ExactlyUnderAsync([new("te", "trailers"), .. GrpcRequest.Fields(Target.Unary)])),
        new("a name in capitals", ConnectionError, target => target.UnderAsync(new Field("X-Capital", "x"))),
        new("an empty name", CompressionError, target => target.UnderAsync(new Field("", "x"))),
        new("a name with a space", "OK", target => target.UnderAsync(new Field("a b", "x"))),
        new("connection: keep-alive", ConnectionError, target => target.UnderAsync(new Field("connection", "keep-alive"))),
        new("transfer-encoding: chunked", "OK", target => target.UnderAsync(new Field("transfer-encoding", "chunked"))),
        new("a NUL in a value", ConnectionError, target => target.UnderAsync(new Field("x-value", "a\0b"))),
        new("a line break in a value", ConnectionError, target => target.UnderAsync(new Field("x-value", "a\r\nb: c"))),
        new("invalid UTF-8 in a value", ConnectionError, target => target.UnderAsync(new Field("x-value", "\xc3\x28"))),
        new("a -bin value that is no base64", "OK", target => target.UnderAsync(new Field("x-value-bin", "!!!"))),
        new("a traceparent that is none", "OK", target => target.UnderAsync(new Field("traceparent", "00-zz-zz-01"))),
        new("a content-length over the body's", StreamError, target => target.UnderAsync(new Field("content-length", "1000"))),
        new("a content-length under the body's", StreamError, target => target.UnderAsync(new Field("content-length", "3"))),
        new("a content-length that is no number", ConnectionError, target => target.UnderAsync(new Field("content-length", "x"))),
        new("grpc-encoding br", "UNIMPLEMENTED MESSAGE_COMPRESSED", target => target.UnderAsync(new Field("grpc-encoding", "br"))),
        new("101 fields", "HTTP 431", target => target.UnderAsync([.. Enumerable.Range(0, 101).Select(i => new Field($"x-{i}", "x"))])),
        new("10,000 fields", [ConnectionError, "the connection is closed"], target => target.OnAsync(connection => WriteAsync(
            connection, [.. GrpcRequest.Fields(Target.Unary), .. Enumerable.Range(0, 10_000).Select(i => new Field($"x-{i}", "x"))]))),
        new("a field of 15,000 bytes", "OK", target => target.UnderAsync(new Field("x-large", new string('x', 15_000)))),
        new("a field of 1 MiB", [CompressionError, "the connection is closed"], target => target.OnAsync(connection => WriteAsync(
            connection, [.. GrpcRequest.Fields(Target.Unary), new("x-large", new string('x', 1 << 20))]))),
    ];

    private static IEnumerable<MalformedRequest> ContentTypes(string gets, params string[] types) => types.Select(type =>
        new MalformedRequest($"content-type {OrMissing(type)}", gets, target => target.UnderAsync(new Field("content-type", type))));

    private static IEnumerable<MalformedRequest> Methods(string gets, params string[] methods) => methods.Select(method =>
        new MalformedRequest($":method {OrMissing(method)}", gets, target => target.UnderAsync(new Field(":method", method))));

    /// <summary>What cannot be read is no deadline of the caller's: the call gets that of the node.</summary>
    private static IEnumerable<MalformedRequest> Timeouts(params string[] timeouts) => timeouts.Select(timeout =>
        new MalformedRequest($"grpc-timeout {timeout}", "OK", target => target.UnderAsync(new Field("grpc-timeout", timeout))));

    private static IEnumerable<MalformedRequest> TimeoutsOfNothing(params string[] timeouts) => timeouts.Select(timeout =>
        new MalformedRequest($"grpc-timeout {timeout}, on a stream without an end", "DEADLINE_EXCEEDED", target =>
            target.CallAsync(GrpcRequest.Message([]), Target.ServerStream, fields: new Field("grpc-timeout", timeout))));

    private static string OrMissing(string value) => value.Length > 0 ? value : "missing";

    /// <summary>Writes fields in as many frames as they need.</summary>
    private static async Task WriteAsync(RawConnection connection, IReadOnlyList<Field> fields)
    {
        var stream = connection.NewStream();
        var parts = HeaderBlock.Write(fields).Chunk(16_384).ToList();
        await connection.WriteAsync(Frame.Headers(stream, parts[0], endStream: true, endHeaders: false));
        for (var i = 1; i < parts.Count; i++)
            await connection.WriteAsync(Frame.Continuation(stream, parts[i], endHeaders: i == parts.Count - 1));
    }
}
