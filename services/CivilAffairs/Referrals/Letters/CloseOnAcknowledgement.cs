using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>The county of residence has told the guardian: the case is closed here too.</summary>
internal sealed class CloseOnAcknowledgement(LetterDesk letters) : IHandle<Acknowledgement, CivilAffairsDb>
{
    public Task HandleAsync(Delivery<Acknowledgement> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var head = LetterReader.Read(delivery.Message.Reference);
        var told = LetterReader.Date(delivery.Message.GuardianToldDate, "guardian_told_date");
        return letters.TakeAsync(delivery, new AcknowledgementLetter(head, told), (side, letter, moment) => side.Take(letter, moment), unit, ct);
    }
}
