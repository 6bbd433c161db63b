using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Eligibility;
using Exchange.CivilAffairs.Register;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Verification;

/// <summary>
/// A child's registration has moved: the facts follow it and the child is decided on anew. A referral under way is re-routed elsewhere.
/// </summary>
internal sealed class ReassessOnHouseholdMoved(IWake wake) : IHandle<HouseholdMoved, CivilAffairsDb>
{
    public async Task HandleAsync(Delivery<HouseholdMoved> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var moved = delivery.Message;
        var recorded = moved.RecordTime?.ToDateTimeOffset() ?? delivery.SentTime;
        var check = new FieldCheck();
        var to = new FieldReader("", check).Division(moved.ToDivision, "to_division");
        if (!check.IsClean || to.IsNone)
            throw new RefuseMessageException("to_division is no division that is known here.");

        var record = await OpenChild.FindAsync(unit, moved.MatchKey, ct);
        if (record is null || !record.IsDecidedHere || record.HukouTime >= recorded)
            return;

        var id = record.ChildId.ToString();
        if (!record.Checks[Question.Household].IsSamePerson)
        {
            // The register had not answered, or not with this child: a move shows that it has an answer now.
            record.AskAgain(Question.Household, unit.Now);
            unit.AfterCommit(wake.Wake<VerifyChildren>);
            unit.Audit("ASK_AGAIN_ON_MOVE", id);
            return;
        }

        var (facts, before) = (KnownFacts.Of(record), record.State);
        KnownFacts.SetHukou(facts, to, facts.Hukou?.Collective ?? false);
        record.MoveHukou(KnownFacts.Keep(facts, recorded), unit.Now);
        if (!record.IsBeingVerified)
            record.Decide(Assessment.Of(record, unit.Today), unit.Now);
        unit.Audit("MOVE_HUKOU", id);
        if (record.State != before)
            unit.Audit($"CHILD_{Law.Word(record.State)}", id);
    }
}
