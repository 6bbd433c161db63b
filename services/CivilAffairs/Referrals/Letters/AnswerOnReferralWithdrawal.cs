using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>The county of residence asks for the case back, and gets it unless there is a decision already.</summary>
internal sealed class AnswerOnReferralWithdrawal(LetterDesk letters) : IHandle<ReferralWithdrawal, CivilAffairsDb>
{
    public Task HandleAsync(Delivery<ReferralWithdrawal> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var head = LetterReader.Read(delivery.Message.Reference);
        return letters.TakeAsync(
            delivery, new WithdrawalLetter(head, delivery.Message.ReasonText), (side, letter, moment) => side.Take(letter, moment), unit, ct);
    }
}
