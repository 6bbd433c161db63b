using System.Globalization;
using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using Google.Protobuf.WellKnownTypes;
using EscalationLevel = Exchange.Contracts.CivilAffairs.V1.EscalationLevel;
using ReferralClock = Exchange.CivilAffairs.Domain.Referrals.ReferralClock;
using ReferralState = Exchange.Contracts.CivilAffairs.V1.ReferralState;
using ReturnReason = Exchange.Contracts.CivilAffairs.V1.ReturnReason;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Writes what the domain knows as the contract has it.</summary>
internal static class LetterWriter
{
    public static ReferralReference Write(LetterHead head) => new()
    {
        ReferralId = head.Referral.ToString(),
        Leg = head.Leg,
        Version = head.Version,
        ResidenceDivision = head.Residence.ToSixDigits(),
        HukouDivision = head.Hukou.ToSixDigits(),
    };

    public static DecisionDetail Write(Answer answer) => new()
    {
        Outcome = (ReferralState)answer.Outcome,
        ReturnReason = (ReturnReason)answer.Reason,
        RightDivision = answer.Right.ToSixDigits(),
        Evidence = answer.Evidence,
        ReasonText = answer.Text,
        DecideTime = answer.Time.ToTimestamp(),
        Division = answer.Division.ToSixDigits(),
    };

    // The contract's categories begin with "not decided", the domain's with "none".
    public static Protection Write(Award award) => new()
    {
        Category = (BenefitCategory)((int)award.Category + 1),
        CareMode = (CareMode)award.Mode,
        MonthlyFen = award.Monthly.Fen,
        FirstMonth = award.Months.First.ToString(),
        LastMonth = award.Months.Last?.ToString() ?? "",
        Division = award.Payer.ToSixDigits(),
        Provisional = award.Provisional,
        ConfirmTime = award.ConfirmTime.ToTimestamp(),
    };

    public static Contracts.CivilAffairs.V1.ReferralClock Write(ReferralClock clock) => new()
    {
        Stage = (Contracts.CivilAffairs.V1.ReferralClock.Types.Stage)clock.Stage,
        StartDate = Write(clock.Start),
        WorkingDays = clock.Days,
        DueDate = Write(clock.Due),
        Provisional = clock.Provisional,
        Escalation = (EscalationLevel)clock.Escalation,
        MetTime = clock.MetTime?.ToTimestamp(),
    };

    public static ReferralFile Write(MovedFile file) => new()
    {
        Reference = Write(file.Head),
        ReceivedVersion = file.ReceivedVersion,
        State = (ReferralState)file.State,
        WithdrawalAsked = file.WithdrawalAsked,
        Decision = file.Answer is { } answer ? Write(answer) : null,
        Protection = file.Award is { } award ? Write(award) : null,
        Returns = { file.Returns.Select(Write) },
        SuperiorDivision = file.Superior.ToSixDigits(),
        TemporaryAidFirstMonth = file.Aid.First.ToString(),
        TemporaryAidLastMonth = file.Aid.Last?.ToString() ?? "",
        Clocks = { file.Clocks.Select(Write) },
        CreateTime = file.CreateTime.ToTimestamp(),
    };

    public static string Write(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The office of civil affairs that acts for a division.</summary>
    public static Hosting.Office OfficeOf(DivisionCode division) => new(CivilAffairsNode.Department, division);
}
