using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.Education.V1;
using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;

namespace Exchange.CivilAffairs.Verification;

/// <summary>A child's enrolment has changed. It is noted, and where education had no clear answer before it is asked again.</summary>
internal sealed class NoteOnEnrollmentChanged(IWake wake) : IHandle<EnrollmentChanged, CivilAffairsDb>
{
    public async Task HandleAsync(Delivery<EnrollmentChanged> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        if (await OpenChild.FindAsync(unit, delivery.Message.MatchKey, ct) is not { } record)
            return;
        unit.Audit("NOTE_ENROLLMENT_CHANGE", record.ChildId.ToString());
        if (record.Checks[Question.Enrollment].Outcome == CheckOutcome.Match)
            return;
        record.AskAgain(Question.Enrollment, unit.Now);
        unit.AfterCommit(wake.Wake<VerifyChildren>);
    }
}
