using Google.Protobuf;
using Grpc.Testing;

namespace Exchange.Conformance.Interop;

/// <summary>The sizes that gRPC's interoperability tests use, and messages of them.</summary>
internal static class Messages
{
    public const int LargeRequest = 271_828;
    public const int LargeResponse = 314_159;

    public static readonly IReadOnlyList<int> RequestSizes = [27_182, 8, 1_828, 45_904];
    public static readonly IReadOnlyList<int> ResponseSizes = [31_415, 9, 2_653, 58_979];

    public static SimpleRequest Large => new() { ResponseSize = LargeResponse, Payload = PayloadOf(LargeRequest) };

    public static StreamingOutputCallRequest Asking(params IEnumerable<int> sizes) =>
        new() { ResponseParameters = { sizes.Select(size => new ResponseParameters { Size = size }) } };

    public static StreamingOutputCallRequest Asking(int requestSize, int responseSize) =>
        new(Asking([responseSize])) { Payload = PayloadOf(requestSize) };

    public static Payload PayloadOf(int size) => new() { Body = Zeros(size) };

    public static ByteString Zeros(int size) => ByteString.CopyFrom(new byte[size]);
}
