using System.Globalization;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Google.Protobuf.WellKnownTypes;
using ChildState = Exchange.Contracts.CivilAffairs.V1.ChildState;

namespace Exchange.CivilAffairs.Register;

/// <summary>Shows entries of the ledger as the contract has them.</summary>
internal sealed class ChildView(StatementVault vault)
{
    /// <summary>All that is known, personal data included: for one child that somebody works on.</summary>
    public Child Show(ChildRecord record)
    {
        var child = Outline(record);
        var contact = vault.ContactOf(record);
        child.Identity = vault.IdentityOf(record);
        child.ResidenceAddress = contact.ResidenceAddress;
        child.Guardian = contact.Guardian;
        child.Facts = ChildFacts.Parser.ParseFrom(record.Facts);
        child.Decision = DecisionOf(record);
        child.Checks.AddRange(record.Checks.All.Select(StoredChecks.ToProto));
        return child;
    }

    /// <summary>The same for lists: enough to find a child, not enough to know her.</summary>
    public Child ShowMasked(ChildRecord record)
    {
        var child = Show(record);
        child.Identity.CitizenId = Mask.Number(child.Identity.CitizenId);
        child.Identity.Name = Mask.Name(child.Identity.Name);
        child.ResidenceAddress = Mask.Whole(child.ResidenceAddress);
        if (child.Guardian is { } guardian)
            (guardian.Name, guardian.Phone) = (Mask.Name(guardian.Name), Mask.Whole(guardian.Phone));
        return child;
    }

    private static Child Outline(ChildRecord record) => new()
    {
        ChildId = record.ChildId.ToString(),
        State = (ChildState)record.State,
        ReferralId = record.ReferralId?.ToString() ?? "",
        RefreshTime = record.RefreshTime.ToTimestamp(),
        RefreshDueDate = record.RefreshDueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Stale = record.Stale,
        CreateTime = record.CreateTime.ToTimestamp(),
        UpdateTime = record.UpdateTime.ToTimestamp(),
        Etag = EtagOf(record),
    };

    /// <summary>What <see cref="Child.Etag"/> is for the entry as it stands.</summary>
    public static string EtagOf(ChildRecord record) => record.Version.ToString(CultureInfo.InvariantCulture);

    private static Decision? DecisionOf(ChildRecord record)
    {
        if (record.Decision is null)
            return null;
        var decision = StoredDecision.Read(record.Decision);

        // A referral that ended undecided has named another fact than the rules did.
        if (record.State == Domain.Register.ChildState.ManualReview && decision.MissingFact != record.MissingFact)
            (decision.MissingFact, decision.MissingFactText) = (record.MissingFact, "");
        return decision;
    }
}
