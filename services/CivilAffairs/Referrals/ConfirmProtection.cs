using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Grpc.Core;
using CareMode = Exchange.CivilAffairs.Domain.Eligibility.CareMode;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override Task<ConfirmProtectionResponse> ConfirmProtection(ConfirmProtectionRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            var ct = call.CancellationToken;
            var side = await ReferralDesk.IncomingAsync(unit, request.ReferralId, ct);
            if (!side.CanConfirm)
                ReferralDesk.Refuse(Refusal.StateConflict, side);
            if (await ProtectionDesk.RunningAsync(unit.Db, side.MatchKey, ct) is not null)
                throw Fault.Of(ErrorReason.AlreadyProtected);

            var file = await ReferralDesk.FileOfAsync(unit.Db, side, ct);
            var award = Reckon(unit, side, file, (CareMode)request.CareMode);
            ReferralDesk.Refuse(side.Confirm(award, ReferralDesk.MomentOf(unit, side.Keeper)), side);
            ProtectionDesk.Begin(unit, side.Id, file.MatchKey, file.Identity, file.Facts, award);
            return new ConfirmProtectionResponse { Referral = view.Show(side, await desk.KeepAsync(unit, side, ct)) };
        });

    private static Award Reckon(UnitOfWork unit, IncomingReferral side, CaseFile file, CareMode mode)
    {
        var facts = Entitlement.Read(file.Facts, side.Hukou, mode);
        var category = Entitlement.CategoryOf(facts, unit.Today);
        if (category is Category.None or Category.ManualReview)
            throw NotSupported(category);
        if (Entitlement.Find(facts, category, side.Hukou, unit.Today, unit.Now, out var missing) is { } award)
            return award;
        throw missing switch
        {
            null => NotSupported(category),
            { Id: "CARE_MODE" } => Fault.Field(PlatformErrorReason.FieldRequired, "care_mode"),
            _ => Fault.Of(ErrorReason.RateMissing),
        };
    }

    private static FaultException NotSupported(Category category) =>
        Fault.Of(ErrorReason.CategoryNotSupported, ("category", Law.Word(category)));
}
