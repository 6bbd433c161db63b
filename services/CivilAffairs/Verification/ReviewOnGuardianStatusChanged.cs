using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;

namespace Exchange.CivilAffairs.Verification;

/// <summary>
/// A parent's status was recorded or corrected. The register is asked for all it knows rather than patched by what the event says: events
/// come in any order, and a correction takes an earlier one back.
/// </summary>
internal sealed class ReviewOnGuardianStatusChanged(IWake wake) : IHandle<GuardianStatusChanged, CivilAffairsDb>
{
    public async Task HandleAsync(Delivery<GuardianStatusChanged> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        if (await OpenChild.FindAsync(unit, delivery.Message.MatchKey, ct) is not { } record)
            return;
        record.AskAgain(Question.GuardianStatus, unit.Now);
        unit.Audit("REVIEW_GUARDIAN_STATUS", record.ChildId.ToString());
        unit.AfterCommit(wake.Wake<VerifyChildren>);
    }
}
