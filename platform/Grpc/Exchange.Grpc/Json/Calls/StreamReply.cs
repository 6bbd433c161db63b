using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Http;
using RpcStatus = Google.Rpc.Status;

namespace Exchange.Grpc;

/// <summary>
/// The reply of a method that answers many times: a line of JSON for each message, sent at once. An error before the first line is answered
/// as of any method; a later one is the last line, <c>{"error": {…}}</c>. A stream without that line has ended well, if its end came at
/// all.
/// </summary>
internal sealed class StreamReply(HttpContext http, JsonRoute route, JsonMessages json) : JsonReply(http, route, json)
{
    public const string ErrorName = "error";

    public override ValueTask AddAsync(ReadOnlyMemory<byte> message) => WriteLineAsync(Format(message));

    public override async ValueTask EndAsync(RpcStatus status)
    {
        if (status.Code != 0 && !Http.HasStarted)
            await RefuseAsync(Http, GrpcStatus.ToHttp(status.Code), status, Json);
        else if (status.Code != 0)
            await WriteLineAsync($$"""{"{{ErrorName}}": {{StatusJson.Format(status, Json.Formatter)}}}""");
        else if (!Http.HasStarted)
            Http.ContentType = MediaTypes.Lines;
        await Http.CompleteAsync();
    }

    private async ValueTask WriteLineAsync(string line)
    {
        if (!Http.HasStarted)
            Http.ContentType = MediaTypes.Lines;
        Encoding.UTF8.GetBytes(line, Http.BodyWriter);
        Http.BodyWriter.Write("\n"u8);
        await Http.BodyWriter.FlushAsync();
    }
}
