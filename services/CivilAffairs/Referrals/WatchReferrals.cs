using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting;
using Exchange.Standards;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    private const int ListedAtOnce = 200;

    public override async Task WatchReferrals(WatchReferralsRequest request, IServerStreamWriter<WatchReferralsResponse> responses, ServerCallContext call)
    {
        var filter = ReferralFilter.Read(request.Division, request.Side, request.States);
        var token = ResumeToken.Read(request);
        var ct = call.CancellationToken;
        using var watching = feed.Watch();
        wake.Wake<FollowReferrals>();
        var place = token ?? new ResumeToken(await reader.HeadAsync(ct), ResumeToken.Beginning);
        if (place.Listed is { } listed)
            await ListAsync(request, filter, place.Position, listed, responses, ct);
        await FollowAsync(request, filter, place.Position, responses, ct);
    }

    /// <summary>What there is. Whatever changes meanwhile is followed afterwards, from the position taken before.</summary>
    private async Task ListAsync(
        WatchReferralsRequest request, ReferralFilter filter, FeedPosition position, ReferralCursor behind, IServerStreamWriter<WatchReferralsResponse> responses, CancellationToken ct)
    {
        ReferralCursor? after = behind == ResumeToken.Beginning ? null : behind;
        for (var isLast = false; !isLast;)
        {
            var today = ChinaTime.DateOf(time.GetUtcNow());
            var page = await transactions.ReadAsync(db => ReferralPages.ReadAsync(db, filter, after, ListedAtOnce, today, ct), ct);
            foreach (var listed in page)
            {
                after = listed.Cursor;
                await WriteAsync(view.ShowMasked(listed.Side, listed.File), new ResumeToken(position, after));
            }

            isLast = page.Count < ListedAtOnce;
        }

        await WriteAsync(null, new ResumeToken(position, null));

        Task WriteAsync(Referral? referral, ResumeToken token) =>
            responses.WriteAsync(new WatchReferralsResponse { Referral = referral, ResumeToken = token.Write(request) }, ct);
    }

    private async Task FollowAsync(
        WatchReferralsRequest request, ReferralFilter filter, FeedPosition position, IServerStreamWriter<WatchReferralsResponse> responses, CancellationToken ct)
    {
        while (true)
        {
            var next = feed.Next;
            var page = feed.TryRead(position) ?? await reader.ReadAsync(position, ct);
            foreach (var change in page.Changes.Where(change => filter.Matches(change.Side, change.Keeper, change.State)))
                await WriteAsync(change.Referral, change.At);
            position = page.End;
            if (page.IsLast && !await HappensAsync(next, TimeSpan.FromSeconds(options.Referrals.SignOfLifeSeconds), ct))
                await WriteAsync(null, position);
        }

        Task WriteAsync(Referral? referral, FeedPosition at) =>
            responses.WriteAsync(new WatchReferralsResponse { Referral = referral, ResumeToken = new ResumeToken(at, null).Write(request) }, ct);
    }

    private async Task<bool> HappensAsync(Task happening, TimeSpan within, CancellationToken ct)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var first = await Task.WhenAny(happening, Task.Delay(within, time, over.Token));
        await over.CancelAsync();
        ct.ThrowIfCancellationRequested();
        return first == happening;
    }
}
