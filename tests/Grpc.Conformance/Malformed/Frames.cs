using Exchange.Fuzz.Wire;

namespace Exchange.Conformance.Malformed;

/// <summary>HTTP/2 frames that are wrong.</summary>
internal static class Frames
{
    private const string Protocol = "GOAWAY PROTOCOL_ERROR";
    private const string Size = "GOAWAY FRAME_SIZE_ERROR";
    private const string Flow = "GOAWAY FLOW_CONTROL_ERROR";
    private const string Compression = "GOAWAY COMPRESSION_ERROR";
    private const string Closed = "the connection is closed";
    private const ushort EnablePush = 2, InitialWindowSize = 4, MaxFrameSize = 5;

    private static readonly byte[] Block = HeaderBlock.Write(GrpcRequest.Fields(Target.Unary));

    public static IEnumerable<MalformedRequest> All =>
    [
        new("HTTP/1.1", Closed, Saying("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray())),
        new("a TLS greeting, then the end", Closed, Saying([0x16, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3, .. new byte[194]])),
        new("half of the preface, then the end", Closed, Saying(RawConnection.Preface.ToArray()[..10])),
        new("the preface, then noise, then the end", [Size, Closed], Saying([.. RawConnection.Preface.ToArray(), .. Enumerable.Repeat((byte)0xa5, Frame.HeaderLength)])),
        new("a frame cut off, then the end", Closed, target => target.OnAsync(async connection =>
        {
            await connection.WriteAsync(Frame.Headers(1, Block).ToBytes()[..20]);
            connection.ShutDown();
        })),
        new("a frame over 16 KiB", Size, target => target.OnAsync(connection =>
            connection.WriteAsync(new Frame(FrameType.Data, 0, 1, default).ToBytes(length: 16_385)))),
        new("DATA on the connection", Protocol, Sending(Frame.Data(0, Target.Right))),
        new("DATA on a stream that nobody opened", Protocol, Sending(Frame.Data(5, Target.Right))),
        new("DATA behind the end of its stream", "GOAWAY STREAM_CLOSED", target => target.OnAsync(connection =>
            connection.WriteAsync(Frame.Headers(connection.NewStream(), Block), Frame.Data(1, Target.Right), Frame.Data(1, Target.Right)))),
        new("DATA with more padding than payload", Protocol,
            Opened(new Frame(FrameType.Data, FrameFlags.Padded, 1, new byte[] { 200, 1, 2 }))),
        new("HEADERS on the connection", Protocol, Sending(Frame.Headers(0, Block))),
        new("HEADERS on a stream of the server's", Protocol, Sending(Frame.Headers(2, Block))),
        new("HEADERS on an earlier stream", "GOAWAY STREAM_CLOSED", Sending(Frame.Headers(9, Block), Frame.Headers(7, Block))),
        new("HEADERS on a stream that depends on itself", Protocol, Sending(
            new Frame(FrameType.Headers, FrameFlags.EndHeaders | FrameFlags.Priority, 1,
                new byte[] { 0, 0, 0, 1, 16 }.Concat(Block).ToArray()))),
        new("HEADERS again without the end of the stream", Protocol, Opened(Frame.Headers(1, Block))),
        new("CONTINUATION without HEADERS", Protocol, Sending(Frame.Continuation(1, Block, endHeaders: true))),
        new("another frame between HEADERS and CONTINUATION", Protocol,
            Sending(Frame.Headers(1, Block, endHeaders: false), Frame.Ping(new byte[8]))),
        new("an index that HPACK's tables lack", Compression, Sending(Frame.Headers(1, new byte[] { 0xff, 0xff, 0x7f }))),
        new("the index 0 (3)", "GOAWAY INTERNAL_ERROR", Sending(Frame.Headers(1, new byte[] { 0x80 }))),
        new("a number of HPACK's that does not end", Compression, Sending(Frame.Headers(1, Enumerable.Repeat((byte)0xff, 100).ToArray()))),
        new("a text of HPACK's that is cut off", Compression, Sending(Frame.Headers(1, new byte[] { 0, 10, 97 }))),
        new("Huffman padding that is none", Compression, Sending(Frame.Headers(1, new byte[] { 0, 0x81, 0x00, 0x81, 0x00 }))),
        new("a table larger than allowed", Compression, Sending(Frame.Headers(1, new byte[] { 0x3f, 0xe1, 0xff, 0x03 }))),
        new("SETTINGS on a stream", Protocol, Sending(new Frame(FrameType.Settings, 0, 1, default))),
        new("SETTINGS of five bytes", Size, Sending(new Frame(FrameType.Settings, 0, 0, new byte[5]))),
        new("SETTINGS acknowledged with a payload", Size, Sending(new Frame(FrameType.Settings, FrameFlags.Ack, 0, new byte[6]))),
        new("SETTINGS: a window over 2 GiB", Flow, Sending(Frame.Settings([(InitialWindowSize, 0x8000_0000u)]))),
        new("SETTINGS: frames of one byte", Protocol, Sending(Frame.Settings([(MaxFrameSize, 1u)]))),
        new("SETTINGS: push 2", Protocol, Sending(Frame.Settings([(EnablePush, 2u)]))),
        new("WINDOW_UPDATE by 0 on the connection", Protocol, Sending(Frame.WindowUpdate(0, 0))),
        new("WINDOW_UPDATE by 0 on a stream", Protocol, Opened(Frame.WindowUpdate(1, 0))),
        new("WINDOW_UPDATE over 2 GiB on the connection", Flow, Sending(Frame.WindowUpdate(0, int.MaxValue))),
        new("WINDOW_UPDATE over 2 GiB on a stream", "RST_STREAM FLOW_CONTROL_ERROR", Opened(Frame.WindowUpdate(1, int.MaxValue))),
        new("WINDOW_UPDATE on a stream that nobody opened", Protocol, Sending(Frame.WindowUpdate(99, 1))),
        new("WINDOW_UPDATE of three bytes", Size, Sending(new Frame(FrameType.WindowUpdate, 0, 0, new byte[3]))),
        new("PING of seven bytes", Size, Sending(Frame.Ping(new byte[7]))),
        new("PING on a stream", Protocol, Sending(new Frame(FrameType.Ping, 0, 1, new byte[8]))),
        new("RST_STREAM on the connection", Protocol, Sending(Frame.Reset(0, Http2Error.Cancel))),
        new("RST_STREAM on a stream that nobody opened", Protocol, Sending(Frame.Reset(1, Http2Error.Cancel))),
        new("RST_STREAM of three bytes", Size, Sending(new Frame(FrameType.Reset, 0, 1, new byte[3]))),
        new("PRIORITY of four bytes", Size, Sending(new Frame(FrameType.Priority, 0, 1, new byte[4]))),
        new("PUSH_PROMISE from a client", Protocol, Sending(new Frame(FrameType.PushPromise, FrameFlags.EndHeaders, 1, new byte[4]))),
        new("a GOAWAY of three bytes", Size, Sending(new Frame(FrameType.GoAway, 0, 0, new byte[3]))),

        // Odd, and right.
        new("frames of an unknown kind around the request", "OK", target =>
            target.OnAsync(Target.Unary, (connection, stream) => connection.WriteAsync(
                new Frame((FrameType)0xbe, 0, 0, new byte[30]),
                Frame.Headers(stream, Block),
                new Frame((FrameType)0xbf, 0, stream, new byte[3]),
                Frame.Data(stream, Target.Right)))),
        new("a body in frames of one byte", "OK", target => target.OnAsync(Target.Unary, async (connection, stream) =>
        {
            await connection.WriteAsync(Frame.Headers(stream, Block));
            for (var i = 0; i < Target.Right.Length; i++)
                await connection.WriteAsync(Frame.Data(stream, Target.Right.AsMemory(i, 1), i == Target.Right.Length - 1));
        })),
        new("fields in frames of one byte", "OK", target => target.OnAsync(Target.Unary, async (connection, stream) =>
        {
            await connection.WriteAsync(Frame.Headers(stream, Block.AsMemory(0, 1), endHeaders: false));
            for (var i = 1; i < Block.Length; i++)
                await connection.WriteAsync(Frame.Continuation(stream, Block.AsMemory(i, 1), i == Block.Length - 1));
            await connection.WriteAsync(Frame.Data(stream, Target.Right));
        })),
    ];

    /// <summary>Says nothing but this, and ends.</summary>
    private static Func<Target, Task<Ending>> Saying(byte[] bytes) => async target =>
    {
        await using var connection = await target.ConnectSilentlyAsync();
        await connection.WriteAsync(bytes);
        connection.ShutDown();
        return await connection.EndAsync(Target.Limit);
    };

    private static Func<Target, Task<Ending>> Sending(params Frame[] frames) => target =>
        target.OnAsync(connection => connection.WriteAsync(frames));

    /// <summary>Sends frames into stream 1, whose fields have come and whose body has not.</summary>
    private static Func<Target, Task<Ending>> Opened(params Frame[] frames) => target =>
        target.OnAsync(Target.Unary, (connection, stream) => connection.WriteAsync([Frame.Headers(stream, Block), .. frames]));
}
