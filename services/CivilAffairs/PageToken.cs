using System.Buffers.Text;
using System.Security.Cryptography;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Google.Protobuf;

namespace Exchange.CivilAffairs;

/// <summary>
/// Where a list goes on: the id of the last row and a digest of the query, so that a token of another query is refused rather than answered with
/// a page of something else.
/// </summary>
internal static class PageToken
{
    private const int IdLength = 16;
    private const int DigestLength = 8;
    private static readonly string[] PagingFields = ["page_size", "page_token"];

    public static string Write(Guid last, IMessage query)
    {
        Span<byte> token = stackalloc byte[IdLength + DigestLength];
        last.TryWriteBytes(token, bigEndian: true, out _);
        DigestOf(query).CopyTo(token[IdLength..]);
        return Base64Url.EncodeToString(token);
    }

    /// <returns>The last row's id; null for the first page.</returns>
    /// <exception cref="FaultException">TOKEN_INVALID.</exception>
    public static Guid? Read(string token, IMessage query, string field)
    {
        if (token.Length == 0)
            return null;
        Span<byte> bytes = stackalloc byte[IdLength + DigestLength];
        return Base64Url.IsValid(token, out var length) && length == bytes.Length
            && Base64Url.TryDecodeFromChars(token, bytes, out _) && bytes[IdLength..].SequenceEqual(DigestOf(query))
                ? new Guid(bytes[..IdLength], bigEndian: true)
                : throw Fault.Field(PlatformErrorReason.TokenInvalid, field);
    }

    // The page's size may change from one page to the next.
    private static ReadOnlySpan<byte> DigestOf(IMessage query)
    {
        var bare = query.Descriptor.Parser.ParseFrom(query.ToByteArray());
        foreach (var name in PagingFields)
            bare.Descriptor.FindFieldByName(name)?.Accessor.Clear(bare);
        return SHA256.HashData(bare.ToByteArray()).AsSpan(0, DigestLength);
    }
}
