using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Protection is confirmed, or ends because the registration has moved.</summary>
internal sealed class RecordAwardOnProtectionResult(LetterDesk letters) : IHandle<ProtectionResult, CivilAffairsDb>
{
    public Task HandleAsync(Delivery<ProtectionResult> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var head = LetterReader.Read(delivery.Message.Reference);
        var award = LetterReader.Read(delivery.Message.Protection ?? throw LetterReader.Wrong("protection"));
        return letters.TakeAsync(delivery, new AwardLetter(head, award), (side, letter, moment) => side.Take(letter, moment), unit, ct);
    }
}
