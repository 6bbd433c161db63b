using Exchange.Fuzz.Wire;

namespace Exchange.Conformance.Malformed;

/// <summary>What is right once and too much in masses.</summary>
internal static class Floods
{
    private const ushort HeaderTableSize = 1, InitialWindowSize = 4;
    private static readonly string[] Closed = ["GOAWAY ENHANCE_YOUR_CALM", "the connection is closed"];
    private static readonly byte[] Block = HeaderBlock.Write(GrpcRequest.Fields(Target.Unary));

    public static IEnumerable<MalformedRequest> All => Table.Select(request =>
        request with { IsFlood = true, Repetitions = Math.Min(request.Repetitions, 2) });

    private static IEnumerable<MalformedRequest> Table =>
    [
        new("20,000 streams opened and reset at once, then a call (2)", ["OK", .. Closed], async target =>
        {
            await using var connection = await target.ConnectAsync();
            for (var i = 0; i < 20_000 && connection.IsOpen; i++)
            {
                var stream = connection.NewStream();
                await connection.WriteAsync(Frame.Headers(stream, Block), Frame.Reset(stream, Http2Error.Cancel));
            }

            var last = connection.NewStream();
            await connection.WriteAsync(Frame.Headers(last, Block), Frame.Data(last, Target.Right));
            return await connection.EndOfAsync(last, Target.Limit);
        }),
        new("4,000 streams opened and left", "RST_STREAM REFUSED_STREAM", async target =>
        {
            await using var connection = await target.ConnectAsync();
            var stream = 0;
            for (var i = 0; i < 4_000; i++)
                await connection.WriteAsync(Frame.Headers(stream = connection.NewStream(), Block));
            return await connection.EndOfAsync(stream, Target.Limit);
        }),
        new("CONTINUATION without end, 16 KiB each", ["GOAWAY PROTOCOL_ERROR", "the connection is closed"], target =>
            target.OnAsync(async connection =>
            {
                var part = HeaderBlock.Write(new Field("x", new string('x', 16_000)));
                await connection.WriteAsync(Frame.Headers(1, Block, endHeaders: false));
                for (var i = 0; i < 2_000 && connection.IsOpen; i++)
                    await connection.WriteAsync(Frame.Continuation(1, part, endHeaders: false));
            })),
        new("CONTINUATION without end, empty", Closed, async target =>
        {
            await using var connection = await target.ConnectAsync();
            await connection.WriteAsync(Frame.Headers(1, Block, endHeaders: false));
            await connection.WriteAsync(Many(Frame.Continuation(1, default, endHeaders: false), 100_000));

            // Kestrel gives a header block half a minute.
            return await connection.EndAsync(3 * Target.Limit);
        }) { Repetitions = 0 },
        new("100,000 PINGs", "OK", Answered(Frame.Ping(new byte[8]))),
        new("100,000 SETTINGS", "OK", Answered(Frame.Settings([(InitialWindowSize, 65_535u)]))),
        new("100,000 WINDOW_UPDATEs by 1", "OK", async target =>
        {
            await using var connection = await target.ConnectSilentlyAsync();
            await connection.WriteAsync(RawConnection.Preface);
            var stream = connection.NewStream();
            await connection.WriteAsync(Frame.Settings([(HeaderTableSize, 0u)]), Frame.Headers(stream, Block));
            await connection.WriteAsync(Many(Frame.WindowUpdate(stream, 1), 100_000));
            await connection.WriteAsync(Frame.Data(stream, Target.Right));
            return await connection.EndOfAsync(stream, Target.Limit);
        }),
        new("100,000 PRIORITYs", "OK", Answered(new Frame(FrameType.Priority, 0, 3, new byte[] { 0, 0, 0, 0, 1 }))),
        new("100,000 frames of an unknown kind", "OK", Answered(new Frame((FrameType)0xbe, 0, 0, new byte[8]))),
        new("100,000 empty DATA frames in one call", "OK", target => target.OnAsync(Target.Unary, async (connection, stream) =>
        {
            await connection.WriteAsync(Frame.Headers(stream, Block));
            await connection.WriteAsync(Many(Frame.Data(stream, default, endStream: false), 100_000));
            await connection.WriteAsync(Frame.Data(stream, Target.Right));
        })),
        new("a million PINGs whose answers are never read (4)", "stays open", async target =>
        {
            await using var connection = await target.ConnectSilentlyAsync(reads: false);
            await connection.WriteAsync(RawConnection.Preface);
            await connection.WriteAsync(Frame.Settings());
            if (await connection.TryWriteAsync(Many(Frame.Ping(new byte[8]), 1_000_000), TimeSpan.FromSeconds(1)))
                throw new InvalidOperationException("The server took a million PINGs, and somewhere keeps as many answers.");
            return await connection.EndAsync(TimeSpan.Zero);
        }),
        new("a caller that takes no byte of its answer (5)", "the connection is closed", target =>
            target.OnAsync(Target.Unary, (connection, stream) => connection.WriteAsync(
                Frame.Settings([(InitialWindowSize, 0u)]), Frame.Headers(stream, Block), Frame.Data(stream, Target.Right))))
        { Repetitions = 0 },
    ];

    /// <summary>Sends a frame many times on a connection, then a call.</summary>
    private static Func<Target, Task<Ending>> Answered(Frame frame) => target => target.OnAsync(Target.Unary, async (connection, stream) =>
    {
        await connection.WriteAsync(Many(frame, 100_000));
        await connection.WriteAsync(Frame.Headers(stream, Block), Frame.Data(stream, Target.Right));
    });

    private static byte[] Many(Frame frame, int times)
    {
        var one = frame.ToBytes();
        var all = new byte[one.Length * times];
        for (var i = 0; i < times; i++)
            one.CopyTo(all, i * one.Length);
        return all;
    }
}
