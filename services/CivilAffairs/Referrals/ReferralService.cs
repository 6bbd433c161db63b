using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Grpc.Core;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>The RPCs of referrals, one a file.</summary>
internal sealed partial class ReferralService(
    Transactions<CivilAffairsDb> transactions,
    ReferralDesk desk,
    ReferralView view,
    ReferralFeed feed,
    FeedReader reader,
    MessageOperations messages,
    NodeIdentity node,
    CivilAffairsOptions options,
    IWake wake,
    TimeProvider time)
    : Contracts.CivilAffairs.V1.ReferralService.ReferralServiceBase
{
    /// <summary>A step on the residence side: finds it, takes the step, keeps what follows, shows it.</summary>
    private async Task<Contracts.CivilAffairs.V1.Referral> StepOutAsync(
        UnitOfWork<CivilAffairsDb> unit, string referralId, Func<OutgoingReferral, Moment, Refusal?> step, ServerCallContext call)
    {
        var side = await ReferralDesk.OutgoingAsync(unit, referralId, call.CancellationToken);
        ReferralDesk.Refuse(step(side, ReferralDesk.MomentOf(unit, side.Keeper)), side);
        return view.Show(side, await desk.KeepAsync(unit, side, call.CancellationToken));
    }

    /// <inheritdoc cref="StepOutAsync"/>
    private async Task<Contracts.CivilAffairs.V1.Referral> StepInAsync(
        UnitOfWork<CivilAffairsDb> unit, string referralId, Func<IncomingReferral, Moment, Refusal?> step, ServerCallContext call)
    {
        var side = await ReferralDesk.IncomingAsync(unit, referralId, call.CancellationToken);
        ReferralDesk.Refuse(step(side, ReferralDesk.MomentOf(unit, side.Keeper)), side);
        return view.Show(side, await desk.KeepAsync(unit, side, call.CancellationToken));
    }

    /// <summary>A decision on the hukou side. Whoever decides has opened the letter.</summary>
    private Task<Contracts.CivilAffairs.V1.Referral> DecideAsync(
        UnitOfWork<CivilAffairsDb> unit, string referralId, Func<IncomingReferral, Moment, Refusal?> step, ServerCallContext call) =>
        StepInAsync(
            unit,
            referralId,
            (referral, moment) =>
            {
                if (referral.State == ReferralState.Received)
                    referral.Open();
                return step(referral, moment);
            },
            call);
}
