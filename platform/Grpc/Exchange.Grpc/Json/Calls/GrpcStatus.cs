using System.Globalization;
using Google.Protobuf;
using Google.Rpc;
using Microsoft.AspNetCore.Http;
using RpcStatus = Google.Rpc.Status;

namespace Exchange.Grpc;

/// <summary>How a call ended, out of trailers, or headers where nothing came before.</summary>
internal static class GrpcStatus
{
    public static RpcStatus Read(IHeaderDictionary headers, IHeaderDictionary trailers)
    {
        string? Field(string name) =>
            trailers.TryGetValue(name, out var value) || headers.TryGetValue(name, out value) ? value.ToString() : null;

        if (!int.TryParse(Field("grpc-status"), NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            return new RpcStatus { Code = (int)Code.Internal, Message = "The call ended without a status." };
        return Details(Field(RpcStatusExtensions.DetailsTrailer))
            ?? new RpcStatus { Code = code, Message = Uri.UnescapeDataString(Field("grpc-message") ?? "") };
    }

    /// <summary>The HTTP status that a code is answered with, as <c>google/rpc/code.proto</c> has it.</summary>
    public static int ToHttp(int code) => (Code)code switch
    {
        Code.Ok => StatusCodes.Status200OK,
        Code.Cancelled => StatusCodes.Status499ClientClosedRequest,
        Code.InvalidArgument or Code.FailedPrecondition or Code.OutOfRange => StatusCodes.Status400BadRequest,
        Code.Unauthenticated => StatusCodes.Status401Unauthorized,
        Code.PermissionDenied => StatusCodes.Status403Forbidden,
        Code.NotFound => StatusCodes.Status404NotFound,
        Code.AlreadyExists or Code.Aborted => StatusCodes.Status409Conflict,
        Code.ResourceExhausted => StatusCodes.Status429TooManyRequests,
        Code.Unimplemented => StatusCodes.Status501NotImplemented,
        Code.Unavailable => StatusCodes.Status503ServiceUnavailable,
        Code.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static RpcStatus? Details(string? base64)
    {
        if (base64 is null)
            return null;
        var padded = base64.PadRight((base64.Length + 3) / 4 * 4, '=');
        return RpcStatus.Parser.ParseFrom(ByteString.FromBase64(padded));
    }
}
