using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>A superior has named the county that must take the case.</summary>
internal sealed class FollowRulingOnDisputeRuling(LetterDesk letters) : IHandle<DisputeRuling, CivilAffairsDb>
{
    public Task HandleAsync(Delivery<DisputeRuling> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var ruling = new RulingLetter(
            LetterReader.Read(delivery.Message.Reference),
            delivery.Sender.Division,
            LetterReader.County(delivery.Message.RightDivision, "right_division"),
            delivery.Message.ReasonText);
        return letters.TakeAsync(delivery, ruling, (side, letter, moment) => side.Take(letter, moment), unit, ct);
    }
}
