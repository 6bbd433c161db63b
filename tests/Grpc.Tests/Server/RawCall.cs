using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using Google.Rpc;

namespace Exchange.Grpc.Tests.Server;

/// <summary>A call made of bytes that no gRPC client would send.</summary>
internal static class RawCall
{
    /// <summary>Calls and reads the status, which may stand in headers or trailers.</summary>
    public static Task<RawAnswer> SendAsync(Uri server, string method, byte[] body, string? encoding = null) =>
        SendAsync(new Uri(server, $"/exchange.test.v1.Echo/{method}"), body, encoding);

    /// <inheritdoc cref="SendAsync(Uri, string, byte[], string)"/>
    public static async Task<RawAnswer> SendAsync(Uri address, byte[] body, string? encoding = null)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        request.Headers.TE.ParseAdd("trailers");
        if (encoding is not null)
            request.Headers.Add("grpc-encoding", encoding);

        using var response = await http.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        return new RawAnswer(response.Headers.Concat(response.TrailingHeaders).ToLookup(h => h.Key, h => string.Join(",", h.Value)));
    }

    /// <summary>A message as gRPC frames it: a flag, a length in four bytes, the payload.</summary>
    public static byte[] Frame(byte[] payload, byte flag = 0, uint? length = null)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), length ?? (uint)payload.Length);
        payload.CopyTo(frame, 5);
        return frame;
    }
}

/// <summary>How a raw call ended.</summary>
internal sealed record RawAnswer(ILookup<string, string> Fields)
{
    public Code Code => (Code)int.Parse(Fields["grpc-status"].Single(), System.Globalization.CultureInfo.InvariantCulture);

    public string Message => Uri.UnescapeDataString(Fields["grpc-message"].SingleOrDefault() ?? "");

    public Status Details => Status.Parser.ParseFrom(FromBase64(Fields[RpcStatusExtensions.DetailsTrailer].Single()));

    private static byte[] FromBase64(string text) => Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '='));
}
