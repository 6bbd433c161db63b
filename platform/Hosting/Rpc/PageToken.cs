using System.Buffers.Text;
using System.Security.Cryptography;
using Exchange.Contracts.Type.V1;
using Google.Protobuf;

namespace Exchange.Hosting.Rpc;

/// <summary>
/// Where a list or a stream goes on: a place, such as the id of the last row, and a digest of the query, so that a token of
/// another query is refused rather than answered with
/// a page of something else.
/// </summary>
public static class PageToken
{
    private const int IdLength = 16;
    private const int DigestLength = 8;
    private static readonly string[] PagingFields = ["page_size", "page_token", "resume_token"];

    /// <summary>The token that continues behind a row.</summary>
    /// <param name="last">Id of the last row of the page.</param>
    /// <param name="query">The request; its page_size and page_token do not count.</param>
    public static string Write(Guid last, IMessage query)
    {
        Span<byte> place = stackalloc byte[IdLength];
        last.TryWriteBytes(place, bigEndian: true, out _);
        return Write(place, query);
    }

    /// <summary>The token that continues at a place of the service's own form.</summary>
    /// <param name="place">The place; always as many bytes for one kind of query.</param>
    /// <param name="query">The request; its page_size, page_token and resume_token do not count.</param>
    public static string Write(ReadOnlySpan<byte> place, IMessage query)
    {
        var token = new byte[place.Length + DigestLength];
        place.CopyTo(token);
        DigestOf(query).CopyTo(token.AsSpan(place.Length));
        return Base64Url.EncodeToString(token);
    }

    /// <summary>Reads a token of the same query.</summary>
    /// <returns>The last row's id; null for the first page.</returns>
    /// <exception cref="FaultException">TOKEN_INVALID.</exception>
    public static Guid? Read(string token, IMessage query, string field) =>
        Read(token, query, field, IdLength) is { } place ? new Guid(place, bigEndian: true) : null;

    /// <summary>Reads a token of the same query.</summary>
    /// <param name="token">The token.</param>
    /// <param name="query">The request that brings it.</param>
    /// <param name="field">The field that holds it.</param>
    /// <param name="length">Bytes of the place.</param>
    /// <returns>The place; null for an empty token.</returns>
    /// <exception cref="FaultException">TOKEN_INVALID.</exception>
    public static byte[]? Read(string token, IMessage query, string field, int length)
    {
        if (token.Length == 0)
            return null;
        var bytes = new byte[length + DigestLength];
        return Base64Url.IsValid(token, out var decoded) && decoded == bytes.Length
            && Base64Url.TryDecodeFromChars(token, bytes, out _) && bytes.AsSpan(length).SequenceEqual(DigestOf(query))
                ? bytes[..length]
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
