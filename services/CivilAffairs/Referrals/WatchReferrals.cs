using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    private const int ListedAtOnce = 200;

    public override async Task WatchReferrals(
        WatchReferralsRequest request, IServerStreamWriter<WatchReferralsResponse> responses, ServerCallContext call)
    {
        var filter = ReferralFilter.Read(request.Division, request.Side, request.States);
        var token = ResumeToken.Read(request, node);
        var watch = new Watch(request, node, filter, responses, call.CancellationToken);
        using var watching = feed.Watch();
        wake.Wake<FollowReferrals>();

        var place = token ?? new ResumeToken(await reader.HeadAsync(watch.Ct), ResumeToken.Beginning);
        if (place.Listed is { } listed)
            await ListAsync(watch, place.Position, listed);
        await FollowAsync(watch, place.Position);
    }

    /// <summary>What there is. Whatever changes meanwhile is followed afterwards, from the position taken before.</summary>
    private async Task ListAsync(Watch watch, FeedPosition position, ReferralCursor behind)
    {
        ReferralCursor? after = behind == ResumeToken.Beginning ? null : behind;
        for (var isLast = false; !isLast;)
        {
            var today = ChinaTime.DateOf(time.GetUtcNow());
            var page = await transactions.ReadAsync(
                db => ReferralPages.ReadAsync(db, watch.Filter, after, ListedAtOnce, today, watch.Ct), watch.Ct);
            foreach (var listed in page)
            {
                after = listed.Cursor;
                await watch.WriteAsync(view.ShowMasked(listed.Side, listed.File), new ResumeToken(position, after));
            }

            isLast = page.Count < ListedAtOnce;
        }

        await watch.WriteAsync(null, new ResumeToken(position, null));
    }

    private async Task FollowAsync(Watch watch, FeedPosition position)
    {
        while (true)
        {
            var next = feed.Next;
            var page = feed.TryRead(position) ?? await reader.ReadAsync(position, watch.Ct);
            foreach (var change in page.Changes.Where(change => watch.Filter.Matches(change.Side, change.Keeper, change.State)))
                await watch.WriteAsync(change.Referral, new ResumeToken(change.At, null));
            position = page.End;
            if (page.IsLast && !await HappensAsync(next, TimeSpan.FromSeconds(options.Referrals.SignOfLifeSeconds), watch.Ct))
                await watch.WriteAsync(null, new ResumeToken(position, null));
        }
    }

    private async Task<bool> HappensAsync(Task happening, TimeSpan within, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var first = await Task.WhenAny(happening, Task.Delay(within, time, over.Token));
        await over.CancelAsync();
        ct.ThrowIfCancellationRequested();
        return first == happening;
    }

    /// <summary>One caller's stream.</summary>
    private sealed record Watch(
        WatchReferralsRequest Request,
        NodeIdentity Node,
        ReferralFilter Filter,
        IServerStreamWriter<WatchReferralsResponse> Responses,
        CancellationToken Ct)
    {
        public Task WriteAsync(Referral? referral, ResumeToken token) =>
            Responses.WriteAsync(new WatchReferralsResponse { Referral = referral, ResumeToken = token.Write(Request, Node) }, Ct);
    }
}
