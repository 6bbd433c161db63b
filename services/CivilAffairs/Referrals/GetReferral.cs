using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using ReferralSide = Exchange.Contracts.CivilAffairs.V1.ReferralSide;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    public override async Task<GetReferralResponse> GetReferral(GetReferralRequest request, ServerCallContext call)
    {
        var ct = call.CancellationToken;
        if (!ReferralId.TryParse(request.ReferralId, out var id))
            throw Fault.Of(ErrorReason.ReferralNotFound);
        var (referral, keeper) = await transactions.ReadAsync(
            async db =>
            {
                var side = await FindAsync(db, id, request.Side, ct) ?? throw Fault.Of(ErrorReason.ReferralNotFound, ("referral_id", id));
                var file = await ReferralDesk.FileOfAsync(db, side, ct);
                var shown = view.Show(side, file);
                var events = db.ReferralEvents.Where(e => e.ReferralId == id && e.Side == file.Side).OrderBy(e => e.Sequence);
                shown.Timeline.AddRange((await events.ToListAsync(ct)).Select(ReferralView.Show));
                return (shown, side.Keeper);
            },
            ct);
        await AddLettersAsync(referral, keeper, ct);
        return new GetReferralResponse { Referral = referral };
    }

    private async Task AddLettersAsync(Referral referral, DivisionCode keeper, CancellationToken ct)
    {
        var sender = LetterWriter.OfficeOf(keeper).ToString();
        var letters = (await messages.LettersAboutAsync(referral.ReferralId, ct)).FindAll(letter => letter.Sender == sender);
        var receipts = await messages.ReceiptsForAsync(letters.ConvertAll(letter => letter.MessageId), ct);
        var byLetter = receipts.ToLookup(receipt => receipt.MessageId);
        referral.Letters.AddRange(letters.Select(letter => ReferralView.Show(letter, byLetter[letter.MessageId.ToString()])));
    }

    private static async Task<Domain.Referrals.ReferralSide?> FindAsync(
        CivilAffairsDb db, ReferralId id, ReferralSide wanted, CancellationToken ct)
    {
        if (wanted != ReferralSide.Hukou && await db.Outgoing.SingleOrDefaultAsync(r => r.Id == id, ct) is { } outgoing)
            return outgoing;
        if (wanted == ReferralSide.Residence)
            return null;
        return await db.Incoming.Where(r => r.Id == id).OrderByDescending(r => r.Leg).FirstOrDefaultAsync(ct);
    }
}
