using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Exchange.Grpc;

/// <summary>The request as the gRPC server sees it.</summary>
internal sealed class GrpcRequest : IHttpRequestFeature, IRequestBodyPipeFeature
{
    /// <summary>What is about the JSON body or the connection under it. All else is metadata of the call.</summary>
    private static readonly HashSet<string> NotForwarded = new(StringComparer.OrdinalIgnoreCase)
    {
        "accept", "accept-charset", "accept-encoding", "connection", "content-encoding", "content-length", "content-type", "expect",
        "grpc-accept-encoding", "grpc-encoding", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade",
    };

    public GrpcRequest(HttpRequest json, string path, IMessage message)
    {
        Scheme = json.Scheme;
        Path = RawTarget = path;
        foreach (var header in json.Headers)
        {
            if (!NotForwarded.Contains(header.Key) && !header.Key.StartsWith(':'))
                Headers.Append(header.Key, header.Value);
        }

        Headers.ContentType = "application/grpc";
        Headers.Host = json.Headers.Host;
        Reader = PipeReader.Create(new ReadOnlySequence<byte>(Frame(message)));
        Body = Reader.AsStream();
    }

    public string Protocol { get; set; } = HttpProtocol.Http2;

    public string Scheme { get; set; }

    public string Method { get; set; } = HttpMethods.Post;

    public string PathBase { get; set; } = "";

    public string Path { get; set; }

    public string QueryString { get; set; } = "";

    public string RawTarget { get; set; }

    public IHeaderDictionary Headers { get; set; } = new HeaderDictionary();

    public Stream Body { get; set; }

    public PipeReader Reader { get; }

    private static byte[] Frame(IMessage message)
    {
        var size = message.CalculateSize();
        var frame = new byte[FrameWriter.HeaderSize + size];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), size);
        message.WriteTo(frame.AsSpan(FrameWriter.HeaderSize));
        return frame;
    }
}
