using Exchange.Fuzz.Wire;

namespace Exchange.Conformance.Malformed;

/// <summary>Bodies that are wrong.</summary>
internal static class Messages
{
    private const string Malformed = "INVALID_ARGUMENT MESSAGE_MALFORMED";
    private const string TooLarge = "RESOURCE_EXHAUSTED MESSAGE_TOO_LARGE";

    /// <summary>A field of a length that the message does not have.</summary>
    private static readonly byte[] Garbage = [0x0a, 0xff, 0x01];

    private static readonly Field Soon = new("grpc-timeout", "300m");

    public static IEnumerable<MalformedRequest> All =>
    [
        EveryShape("bytes that are no protobuf", Malformed, GrpcRequest.Message(Garbage)),
        EveryShape("a message of an unknown flag", Malformed, GrpcRequest.Message([], flag: 2)),
        EveryShape("a message flagged as compressed without grpc-encoding", Malformed, GrpcRequest.Message([], flag: 1)),
        EveryShape("a length of 4 GiB less one byte", Malformed, GrpcRequest.Message([1], length: uint.MaxValue)),
        EveryShape("a length over the limit", TooLarge, GrpcRequest.Message([1], length: (4 << 20) + 1)),
        EveryShape("a message cut off in its prefix", Malformed, [0, 0, 0]),
        EveryShape("a message shorter than its length", Malformed, GrpcRequest.Message([1, 2], length: 100)),
        new("no message in a unary call", Malformed, target => target.CallAsync([])),
        new("two messages in a unary call", Malformed, target => target.CallAsync([.. Target.Right, .. Target.Right])),
        new("a byte behind the message of a unary call", Malformed, target => target.CallAsync([.. Target.Right, 0])),
        new("invalid UTF-8 in a string (1)", "INVALID_ARGUMENT DIVISION_UNKNOWN", target =>
            target.CallAsync(GrpcRequest.Message([0x0a, 2, 0xc3, 0x28]))),
        new("half of a surrogate pair in a string (1)", "INVALID_ARGUMENT DIVISION_UNKNOWN", target =>
            target.CallAsync(GrpcRequest.Message([0x0a, 3, 0xed, 0xa0, 0x80]))),
        new("a string of NUL characters", "INVALID_ARGUMENT DIVISION_UNKNOWN", target =>
            target.CallAsync(GrpcRequest.Message([0x0a, 3, 0, 0, 0]))),
        new("messages nested 200 deep", Malformed, target => target.CallAsync(GrpcRequest.Message(Nested(200)))),
        new("a field number of 0", Malformed, target => target.CallAsync(GrpcRequest.Message([0x00, 0x01]))),
        new("an unfinished varint", Malformed, target => target.CallAsync(GrpcRequest.Message([0x18, 0xff]))),
        new("a varint of eleven bytes", Malformed,
            target => target.CallAsync(GrpcRequest.Message([0x18, .. Enumerable.Repeat((byte)0xff, 10), 1]))),
        new("a wire type that does not exist", Malformed, target => target.CallAsync(GrpcRequest.Message([0x0f, 0x01]))),
        new("an enum value that the contract lacks", "INVALID_ARGUMENT ENUM_VALUE_UNKNOWN",
            target => target.CallAsync(GrpcRequest.Message([0x28, 0x7f]))),
        new("a compressed message", "UNIMPLEMENTED MESSAGE_COMPRESSED",
            target => target.CallAsync(GrpcRequest.Message([1], flag: 1), fields: new Field("grpc-encoding", "gzip"))),
        new("a unary request that is never ended", "DEADLINE_EXCEEDED", target =>
            target.CallAsync(Target.Right, endStream: false, fields: Soon))
        { Repetitions = 16 },
        new("a request whose message never comes", "DEADLINE_EXCEEDED", target =>
            target.CallAsync([], endStream: false, fields: Soon))
        { Repetitions = 16 },
    ];

    /// <summary>The same body to a method of each shape; all four must end alike.</summary>
    private static MalformedRequest EveryShape(string name, string gets, byte[] body) =>
        new($"{name}, in calls of each shape", gets, async target =>
        {
            var endings = new List<Ending>();
            foreach (var path in new[] { Target.Unary, Target.ClientStream, Target.ServerStream, Target.Duplex })
                endings.Add(await target.CallAsync(body, path));
            return endings.Find(ending => ending.ToString() != gets) ?? endings[0];
        });

    /// <summary>Unknown groups, which every reader must still walk through.</summary>
    private static byte[] Nested(int depth) =>
        [.. Enumerable.Repeat<byte[]>([0xa3, 0x06], depth).Concat(Enumerable.Repeat<byte[]>([0xa4, 0x06], depth)).SelectMany(tag => tag)];
}
