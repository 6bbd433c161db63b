using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Standards;
using Google.Protobuf.WellKnownTypes;
using ReferralSide = Exchange.CivilAffairs.Domain.Referrals.ReferralSide;
using ReferralState = Exchange.Contracts.CivilAffairs.V1.ReferralState;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Shows referrals as the contract has them.</summary>
internal sealed class ReferralView(IdentityVault vault)
{
    /// <summary>One side with the child's identity: for somebody who works on the case.</summary>
    public Referral Show(ReferralSide side, CaseFile file)
    {
        var referral = new Referral
        {
            ReferralId = side.Id.ToString(),
            Side = (Contracts.CivilAffairs.V1.ReferralSide)file.Side,
            ChildId = file.ChildId.ToString(),
            Identity = PersonIdentity.Parser.ParseFrom(vault.Open(file.Identity)),
            ResidenceDivision = side.Residence.ToSixDigits(),
            HukouDivision = side.Hukou.ToSixDigits(),
            Leg = side.Leg,
            State = (ReferralState)side.State,
            Facts = ChildFacts.Parser.ParseFrom(file.Facts),
            Assessment = StoredDecision.Read(file.Assessment),
            CarePlan = file.CarePlan.Length == 0 ? "" : vault.OpenText(file.CarePlan),
            Decision = side.Answer is { } answer ? LetterWriter.Write(answer) : null,
            Protection = side.Award is { } award ? LetterWriter.Write(award) : null,
            Clocks = { side.Clocks.Select(LetterWriter.Write) },
            CreateTime = side.CreateTime.ToTimestamp(),
            UpdateTime = side.UpdateTime.ToTimestamp(),
        };
        if (side is OutgoingReferral outgoing)
            AddResidence(referral, outgoing);
        return referral;
    }

    private static void AddResidence(Referral referral, OutgoingReferral side)
    {
        referral.MovedToDivision = side.MovedTo.ToSixDigits();
        if (side.Aid.IsEmpty)
            return;
        referral.TemporaryAidFirstMonth = side.Aid.First.ToString();
        referral.TemporaryAidLastMonth = side.Aid.Last?.ToString() ?? "";
    }

    /// <summary>The same for lists: number and name masked, without the care plan and the assessment's reasons.</summary>
    public Referral ShowMasked(ReferralSide side, CaseFile file)
    {
        var referral = Show(side, file);
        referral.Identity.CitizenId = Mask.Number(referral.Identity.CitizenId);
        referral.Identity.Name = Mask.Name(referral.Identity.Name);
        referral.CarePlan = Mask.Whole(referral.CarePlan);
        referral.Assessment.Rules.Clear();
        return referral;
    }

    public static ReferralEvent Show(ReferralEventRow row) => new()
    {
        State = (ReferralState)row.State,
        Kind = row.Kind,
        Time = row.Time.ToTimestamp(),
        Actor = row.Actor,
        Leg = row.Leg,
        Detail = row.Detail,
    };

    public static ReferralLetterStatus Show(SentMessage letter, IEnumerable<Receipt> receipts) => new()
    {
        MessageId = letter.MessageId.ToString(),
        Type = letter.Type,
        Addressee = letter.RoutingKey,
        SentTime = letter.SentTime?.ToTimestamp(),
        State = letter.State.ToString().ToUpperInvariant(),
        Receipts = { receipts },
    };

    public static Contracts.CivilAffairs.V1.Escalation Show(EscalationRow row) => new()
    {
        ReferralId = row.ReferralId.ToString(),
        Office = new OfficeAddress { Department = Department.CivilAffairs, Division = row.Office.ToSixDigits() },
        Clock = new Contracts.CivilAffairs.V1.ReferralClock
        {
            Stage = (Contracts.CivilAffairs.V1.ReferralClock.Types.Stage)row.Stage,
            DueDate = LetterWriter.Write(row.DueDate),
            Provisional = row.Provisional,
            Escalation = (Contracts.CivilAffairs.V1.EscalationLevel)row.Level,
            MetTime = row.SettleTime?.ToTimestamp(),
        },
        OwingDivision = row.Owing.ToSixDigits(),
        CreateTime = row.CreateTime.ToTimestamp(),
        SettleTime = row.SettleTime?.ToTimestamp(),
        DisputingDivisions = { row.Returns.Select(answer => answer.Division.ToSixDigits()) },
    };
}
