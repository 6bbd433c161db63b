using System.Security.Cryptography;
using System.Text;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting;
using Exchange.Hosting.Rpc;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Where a watcher goes on.</summary>
/// <param name="Position">In the feed.</param>
/// <param name="Listed">How far the list at the beginning has come; null once it is complete.</param>
internal readonly record struct ResumeToken(FeedPosition Position, ReferralCursor? Listed)
{
    /// <summary>The place before the first of the list.</summary>
    public static readonly ReferralCursor Beginning = default;

    private const int NodeLength = 4;
    private const int Length = NodeLength + FeedPosition.Length + 1 + ReferralCursor.Length;

    /// <returns>The place; null for an empty token, which starts over.</returns>
    /// <exception cref="FaultException">TOKEN_INVALID.</exception>
    public static ResumeToken? Read(WatchReferralsRequest query, NodeIdentity node)
    {
        if (PageToken.Read(query.ResumeToken, query, "resume_token", Length) is not { } bytes)
            return null;
        if (!bytes.AsSpan(0, NodeLength).SequenceEqual(TagOf(node)))
            throw Fault.Field(PlatformErrorReason.TokenInvalid, "resume_token");
        var place = bytes.AsSpan(NodeLength);
        var isListing = place[FeedPosition.Length] == 1;
        return new ResumeToken(FeedPosition.Read(place), isListing ? ReferralCursor.Read(place[(FeedPosition.Length + 1)..]) : null);
    }

    public string Write(WatchReferralsRequest query, NodeIdentity node)
    {
        var bytes = new byte[Length];
        TagOf(node).CopyTo(bytes);
        var place = bytes.AsSpan(NodeLength);
        Position.WriteTo(place);
        place[FeedPosition.Length] = Listed is null ? (byte)0 : (byte)1;
        Listed?.WriteTo(place[(FeedPosition.Length + 1)..]);
        return PageToken.Write(bytes, query);
    }

    // Positions are a database's own: at another node they would lead anywhere.
    private static ReadOnlySpan<byte> TagOf(NodeIdentity node) => SHA256.HashData(Encoding.UTF8.GetBytes(node.Node)).AsSpan(0, NodeLength);
}
