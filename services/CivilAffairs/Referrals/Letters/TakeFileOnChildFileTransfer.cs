using Exchange.CivilAffairs.Verification;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>A child has moved here: her file is entered, the departments are asked again, her open referral goes on.</summary>
internal sealed class TakeFileOnChildFileTransfer(ChildFiles files, CivilAffairsOptions options, IWake wake)
    : IHandle<ChildFileTransfer, CivilAffairsDb>
{
    public async Task HandleAsync(Delivery<ChildFileTransfer> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        if (delivery.Message.Referral is { } referral)
            LetterDesk.RequireSender(delivery, LetterReader.Read(referral.Reference).Residence);
        await files.ReceiveAsync(unit, delivery.Message, options.RefreshMonths, ct);
        unit.AfterCommit(wake.Wake<VerifyChildren>);
    }
}
