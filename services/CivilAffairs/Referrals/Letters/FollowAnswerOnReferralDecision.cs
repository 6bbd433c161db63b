using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>The county of registration has answered: the case goes on to the county named, before the superior, or to its end.</summary>
internal sealed class FollowAnswerOnReferralDecision(LetterDesk letters) : IHandle<ReferralDecision, CivilAffairsDb>
{
    public Task HandleAsync(Delivery<ReferralDecision> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var head = LetterReader.Read(delivery.Message.Reference);
        var answer = LetterReader.Read(delivery.Message.Detail ?? throw LetterReader.Wrong("detail"));
        return letters.TakeAsync(delivery, new AnswerLetter(head, answer), (side, letter, moment) => side.Take(letter, moment), unit, ct);
    }
}
