using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Exchange.Grpc;

/// <summary>What the JSON listeners of a server allow their callers.</summary>
public sealed class JsonOverHttpOptions
{
    /// <summary>
    /// The longest body taken, in bytes; 4 MiB unless set. A message is shorter in protobuf than in JSON, so the limit of the gRPC server
    /// holds too.
    /// </summary>
    public int MaxRequestBodySize { get; set; } = 4 * 1024 * 1024;

    /// <summary>Puts refusals in words. The HTTP status follows from the flaw, not from the code of the answer.</summary>
    public Func<JsonRefusal, RpcStatus> Explain { get; set; } = InPlainWords;

    /// <summary>The answers of a server that has no catalogue of its own.</summary>
    private static RpcStatus InPlainWords(JsonRefusal refusal) => refusal.Flaw switch
    {
        JsonFlaw.PathUnknown => StatusCode.NotFound.ToRpcStatus("Nothing is served at this path."),
        JsonFlaw.MethodNotAllowed => StatusCode.Unimplemented.ToRpcStatus($"This path takes {refusal.Detail}."),
        JsonFlaw.NotAcceptable => StatusCode.InvalidArgument.ToRpcStatus(
            $"The response is {refusal.Detail}, which the Accept header leaves out."),
        JsonFlaw.ContentTypeUnsupported => StatusCode.InvalidArgument.ToRpcStatus(
            "The body must be application/json in UTF-8, uncompressed."),
        JsonFlaw.TooLarge => StatusCode.ResourceExhausted.ToRpcStatus("The request is larger than this server takes."),
        JsonFlaw.NotJson => StatusCode.InvalidArgument.ToRpcStatus(
            $"The body is not JSON: it breaks at {refusal.Detail} (line and byte)."),
        JsonFlaw.HostUnknown => StatusCode.PermissionDenied.ToRpcStatus(
            "Without TLS, call this server by its loopback address or as localhost."),
        JsonFlaw.FieldsWrong => StatusCode.InvalidArgument.ToRpcStatus(
            "Fields of the request are wrong.",
            new BadRequest { FieldViolations = { refusal.Fields.Select(InPlainWords) } }),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Flaw, null),
    };

    private static BadRequest.Types.FieldViolation InPlainWords(JsonFieldViolation violation) => new()
    {
        Field = violation.Field,
        Description = violation.Flaw switch
        {
            JsonFieldFlaw.Unknown => "There is no such field or parameter.",
            JsonFieldFlaw.WrongType => $"The value is no {violation.Type}.",
            JsonFieldFlaw.NotInEnum => $"The value is none of {violation.Type}.",
            JsonFieldFlaw.Repeated => "It is given more than once.",
            _ => throw new ArgumentOutOfRangeException(nameof(violation), violation.Flaw, null),
        },
    };
}
