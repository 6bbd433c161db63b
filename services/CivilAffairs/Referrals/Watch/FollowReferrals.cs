using Exchange.Hosting;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Reads the feed for all watchers of this process: woken by its own commits, once a second for those of others.</summary>
internal sealed class FollowReferrals(ReferralFeed feed, FeedReader reader) : IJob
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    public async Task<TimeSpan> RunAsync(CancellationToken ct)
    {
        if (feed.IsIdle)
            return Idle;
        if (feed.ReadTo is not { } position)
        {
            feed.Begin(await reader.HeadAsync(ct));
            return TimeSpan.Zero;
        }

        var page = await reader.ReadAsync(position, ct);
        if (page.End > position)
            feed.Add(page);
        return page.IsLast ? Poll : TimeSpan.Zero;
    }
}
