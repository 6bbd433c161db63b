using Exchange.Cli.Terminal;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;

namespace Exchange.Cli.Bench;

/// <summary>The echo's request.</summary>
internal static class EchoProbe
{
    public static string Path => EchoContract.Method.FullName;

    /// <summary>A message whose frame has so many bytes.</summary>
    public static BytesValue Message(int frameBytes)
    {
        // Field number and length come before the content.
        var content = new byte[frameBytes - Frame.HeaderBytes - 3];
        new Random(1).NextBytes(content);
        return new BytesValue { Value = ByteString.CopyFrom(content) };
    }

    public static async Task CheckAsync(Uri address, BytesValue message, CancellationToken ct)
    {
        using var channel = GrpcChannel.ForAddress(address);
        var invoker = channel.CreateCallInvoker();
        var reply = await Clients.Call.UntilAnsweredAsync(
            deadline => invoker.AsyncUnaryCall(EchoContract.Method, null, new CallOptions(null, deadline, ct), message), ct);
        if (!reply.Equals(message))
            throw new CommandException("回显的内容不一致。", "The echo gave back something else.");
    }
}
