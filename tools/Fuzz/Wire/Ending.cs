using System.Globalization;
using Exchange.Grpc;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Exchange.Fuzz.Wire;

/// <summary>The ways in which a request can end.</summary>
public enum EndKind
{
    /// <summary>The server ended the stream with header fields.</summary>
    Answered,

    /// <summary>It reset the stream.</summary>
    Reset,

    /// <summary>It gave up the connection with an error and said so.</summary>
    GoAway,

    /// <summary>It closed the connection.</summary>
    Closed,

    /// <summary>It has not ended within the limit.</summary>
    Open,
}

/// <summary>How a request ended.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Error">The error code of a reset or a GOAWAY.</param>
/// <param name="Fields">Headers and trailers, in their order.</param>
/// <param name="Body">What came as data, up to a mebibyte.</param>
public sealed record Ending(EndKind Kind, Http2Error Error, IReadOnlyList<Field> Fields, byte[] Body)
{
    /// <summary>The gRPC status; null if there was none.</summary>
    public StatusCode? Status =>
        int.TryParse(this["grpc-status"], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? (StatusCode)code : null;

    /// <summary>The stable reason of a refusal; empty if there was none.</summary>
    public string Reason => Details?.GetDetail<ErrorInfo>()?.Reason ?? "";

    /// <summary>The whole of a refusal; null if there was none, or it cannot be read.</summary>
    public RpcStatus? Details
    {
        get
        {
            if (this[RpcStatusExtensions.DetailsTrailer] is not { } base64)
                return null;
            try
            {
                return RpcStatus.Parser.ParseFrom(Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '=')));
            }
            catch (Exception e) when (e is FormatException or InvalidProtocolBufferException)
            {
                return null;
            }
        }
    }

    private string? this[string name] => Fields.Where(field => field.Name == name).Select(field => field.Value).LastOrDefault();

    /// <summary>In a few words, such as <c>INVALID_ARGUMENT MESSAGE_MALFORMED</c>, <c>HTTP 415</c>, <c>GOAWAY PROTOCOL_ERROR</c>.</summary>
    public override string ToString() => Kind switch
    {
        EndKind.Answered when Status is { } status && this[":status"] == "200" => $"{Constant(status.ToString())} {Reason}".TrimEnd(),
        EndKind.Answered => $"HTTP {this[":status"]}",
        EndKind.Reset => $"RST_STREAM {Constant(Error.ToString())}",
        EndKind.GoAway => $"GOAWAY {Constant(Error.ToString())}",
        EndKind.Closed => "the connection is closed",
        _ => "stays open",
    };

    private static string Constant(string name) => name == "OK"
        ? name
        : string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{c}" : $"{char.ToUpperInvariant(c)}"));
}
