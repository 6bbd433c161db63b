using System.Text.RegularExpressions;
using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Referrals;

internal sealed partial class ReferralService
{
    private const int LongestText = 1000;

    public override Task<CreateReferralResponse> CreateReferral(CreateReferralRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            if (request.CarePlan.Length > LongestText)
                throw Fault.Field(PlatformErrorReason.FieldInvalid, "care_plan");
            var child = await FindChildAsync(unit.Db, request.ChildId, call.CancellationToken);
            var id = new ReferralId(unit.NewId());
            Refuse(child, child.OpenReferral(id.Value, unit.Now));

            var residence = child.Residence.County;
            var referral = OutgoingReferral.Create(
                id,
                child.ChildId,
                residence,
                HukouOf(child),
                await PaidThroughAsync(unit.Db, child.ChildId, call.CancellationToken),
                ReferralDesk.MomentOf(unit, residence));
            unit.Db.Add(referral);
            unit.Db.Add(desk.PapersOf(child, id, request.CarePlan));
            var file = await desk.KeepAsync(unit, referral, call.CancellationToken);
            return new CreateReferralResponse { Referral = view.Show(referral, file) };
        });

    private static async Task<ChildRecord> FindChildAsync(CivilAffairsDb db, string childId, CancellationToken ct) =>
        Guid.TryParse(childId, out var id) && await db.Children.SingleOrDefaultAsync(c => c.ChildId == id, ct) is { } child
            ? child
            : throw Fault.Of(ErrorReason.ChildNotFound);

    private static void Refuse(ChildRecord child, ChildRefusal? refusal)
    {
        if (refusal is null)
            return;
        throw refusal == ChildRefusal.ReferralOpen
            ? Fault.Of(ErrorReason.ReferralAlreadyOpen, ("referral_id", child.ReferralId!.Value))
            : Fault.Of(ErrorReason.ChildNotReferrable, ("state", Law.Word(child.State)));
    }

    // A child that waits for a referral has been decided on, and the decision names the county.
    private static DivisionCode HukouOf(ChildRecord child) => DivisionCode.Parse(StoredDecision.Read(child.Decision!).DestinationDivision);

    private static async Task<Month?> PaidThroughAsync(CivilAffairsDb db, Guid childId, CancellationToken ct)
    {
        var former = await db.Outgoing.AsNoTracking().Where(r => r.ChildId == childId).ToListAsync(ct);
        var months = former.SelectMany(r => new[] { r.Aid.IsEmpty ? null : r.Aid.Last, r.Award?.Months.Last }).OfType<Month>().ToList();
        return months.Count > 0 ? months.Max() : null;
    }

    /// <summary>Refuses a text that is too long, or that is kept and sent as it is and holds somebody's number.</summary>
    private static void RequirePlain(string text, string field)
    {
        if (text.Length > LongestText || CitizenNumber().IsMatch(text))
            throw Fault.Field(PlatformErrorReason.FieldInvalid, field);
    }

    [GeneratedRegex("[0-9]{17}[0-9Xx]")]
    private static partial Regex CitizenNumber();
}
