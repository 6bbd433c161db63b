using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>
/// Brings a letter to the side that it is for. A letter that comes early is held, an old one is ignored, one that no step leads to is
/// parked: none is taken for something else.
/// </summary>
internal sealed class LetterDesk(ReferralDesk desk)
{
    /// <summary>A letter for the residence side. Where that has moved on with the child, the letter follows it.</summary>
    public async Task TakeAsync<TMessage, TLetter>(
        Delivery<TMessage> delivery,
        TLetter letter,
        Func<OutgoingReferral, TLetter, Moment, Reception> take,
        UnitOfWork<CivilAffairsDb> unit,
        CancellationToken ct)
        where TMessage : IMessage<TMessage>
        where TLetter : Letter
    {
        RequireSender(delivery, letter.From);
        var id = letter.Head.Referral;
        var side = await unit.Db.Outgoing.SingleOrDefaultAsync(r => r.Id == id, ct)
            ?? throw new HoldMessageException("The referral is not here yet.");
        if (!side.MovedTo.IsNone)
        {
            await PassOnAsync(delivery, letter, side, unit, ct);
            return;
        }

        if (IsNew(take(side, letter, ReferralDesk.MomentOf(unit, side.Keeper)), side))
            await desk.KeepAsync(unit, side, ct);
    }

    /// <summary>A letter for the hukou side.</summary>
    public async Task TakeAsync<TMessage, TLetter>(
        Delivery<TMessage> delivery,
        TLetter letter,
        Func<IncomingReferral, TLetter, Moment, Reception> take,
        UnitOfWork<CivilAffairsDb> unit,
        CancellationToken ct)
        where TLetter : Letter
    {
        RequireSender(delivery, letter.From);
        var (id, leg) = (letter.Head.Referral, letter.Head.Leg);
        var side = await unit.Db.Incoming.SingleOrDefaultAsync(r => r.Id == id && r.Leg == leg, ct)
            ?? throw new HoldMessageException("The case is not here yet.");
        if (IsNew(take(side, letter, ReferralDesk.MomentOf(unit, side.Keeper)), side))
            await desk.KeepAsync(unit, side, ct);
    }

    /// <summary>Refuses a letter that speaks for another county than its sender.</summary>
    public static void RequireSender<TMessage>(Delivery<TMessage> delivery, DivisionCode from)
    {
        if (delivery.Sender != LetterWriter.OfficeOf(from))
            throw new RefuseMessageException($"It speaks for {LetterWriter.OfficeOf(from)} and was sent by {delivery.Sender}.");
    }

    private async Task PassOnAsync<TMessage>(
        Delivery<TMessage> delivery, Letter letter, OutgoingReferral side, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
        where TMessage : IMessage<TMessage>
    {
        if (delivery.Addressee.Division == side.MovedTo)
            throw new HoldMessageException("The child's file is on its way here.");
        side.PassOn(letter);
        Mail.Forward(unit, delivery, side);
        await desk.KeepAsync(unit, side, ct);
        unit.Audit("FORWARD_LETTER", delivery.Subject);
    }

    private static bool IsNew(Reception reception, ReferralSide side) => reception switch
    {
        Reception.Applied => true,
        Reception.Old => false,
        Reception.Early => throw new HoldMessageException($"It is the turn of version {side.ReceivedVersion + 1} of leg {side.Leg}."),
        _ => throw new RefuseMessageException($"In state {side.State} of leg {side.Leg} no step leads to this letter."),
    };
}
