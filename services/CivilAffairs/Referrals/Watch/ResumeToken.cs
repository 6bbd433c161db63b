using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Where a watcher goes on.</summary>
/// <param name="Position">In the feed.</param>
/// <param name="Listed">How far the list at the beginning has come; null once it is complete.</param>
internal readonly record struct ResumeToken(FeedPosition Position, ReferralCursor? Listed)
{
    /// <summary>The place before the first of the list.</summary>
    public static readonly ReferralCursor Beginning = default;

    private const int Length = FeedPosition.Length + 1 + ReferralCursor.Length;

    /// <returns>The place; null for an empty token, which starts over.</returns>
    /// <exception cref="FaultException">TOKEN_INVALID.</exception>
    public static ResumeToken? Read(WatchReferralsRequest query)
    {
        if (PageToken.Read(query.ResumeToken, query, "resume_token", Length) is not { } bytes)
            return null;
        var isListing = bytes[FeedPosition.Length] == 1;
        return new ResumeToken(FeedPosition.Read(bytes), isListing ? ReferralCursor.Read(bytes.AsSpan(FeedPosition.Length + 1)) : null);
    }

    public string Write(WatchReferralsRequest query)
    {
        var bytes = new byte[Length];
        Position.WriteTo(bytes);
        bytes[FeedPosition.Length] = Listed is null ? (byte)0 : (byte)1;
        Listed?.WriteTo(bytes.AsSpan(FeedPosition.Length + 1));
        return PageToken.Write(bytes, query);
    }
}
