using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>The child has moved on: answers go to the new county of residence.</summary>
internal sealed class ReaddressOnNoticeAddressChange(LetterDesk letters) : IHandle<NoticeAddressChange, CivilAffairsDb>
{
    public Task HandleAsync(Delivery<NoticeAddressChange> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var head = LetterReader.Read(delivery.Message.Reference);
        var residence = LetterReader.County(delivery.Message.NewResidenceDivision, "new_residence_division");
        return letters.TakeAsync(delivery, new AddressLetter(head, residence), (side, letter, _) => side.Take(letter), unit, ct);
    }
}
