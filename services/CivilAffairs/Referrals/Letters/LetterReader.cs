using System.Globalization;
using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Messaging;
using Exchange.Standards;
using Google.Protobuf.WellKnownTypes;
using CareMode = Exchange.CivilAffairs.Domain.Eligibility.CareMode;
using Protection = Exchange.Contracts.CivilAffairs.V1.Protection;
using EscalationLevel = Exchange.CivilAffairs.Domain.Referrals.EscalationLevel;
using ReferralClock = Exchange.CivilAffairs.Domain.Referrals.ReferralClock;
using ReferralState = Exchange.CivilAffairs.Domain.Referrals.ReferralState;
using ReturnReason = Exchange.CivilAffairs.Domain.Referrals.ReturnReason;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>
/// Reads what other counties write. Nothing is guessed: what is missing, malformed or not known here is refused with its name, and the
/// letter is parked for a person to look at.
/// </summary>
internal static class LetterReader
{
    /// <exception cref="RefuseMessageException">The reference is wrong.</exception>
    public static LetterHead Read(ReferralReference? reference)
    {
        if (reference is null)
            throw Wrong("reference");
        return new LetterHead(
            ReferralId.TryParse(reference.ReferralId, out var id) ? id : throw Wrong("reference.referral_id"),
            reference.Leg > 0 ? reference.Leg : throw Wrong("reference.leg"),
            reference.Version >= 0 ? reference.Version : throw Wrong("reference.version"),
            County(reference.ResidenceDivision, "reference.residence_division"),
            County(reference.HukouDivision, "reference.hukou_division"));
    }

    public static Answer Read(DecisionDetail detail) => new()
    {
        Outcome = Defined<ReferralState>((int)detail.Outcome, "detail.outcome"),
        Reason = Defined<ReturnReason>((int)detail.ReturnReason, "detail.return_reason"),
        Right = detail.RightDivision.Length == 0 ? DivisionCode.None : County(detail.RightDivision, "detail.right_division"),
        Evidence = detail.Evidence,
        Text = detail.ReasonText,
        Division = Division(detail.Division, "detail.division"),
        Time = Time(detail.DecideTime, "detail.decide_time"),
    };

    public static Award Read(Protection protection) => new(
        Defined<Category>((int)protection.Category - 1, "protection.category"),
        Defined<CareMode>((int)protection.CareMode, "protection.care_mode"),
        protection.MonthlyFen >= 0 ? Yuan.FromFen(protection.MonthlyFen) : throw Wrong("protection.monthly_fen"),
        Months(protection.FirstMonth, protection.LastMonth, "protection.first_month"),
        County(protection.Division, "protection.division"),
        protection.Provisional,
        Time(protection.ConfirmTime, "protection.confirm_time"));

    public static ReferralClock Read(Contracts.CivilAffairs.V1.ReferralClock clock) => new(
        Defined<Stage>((int)clock.Stage, "clock.stage"),
        Date(clock.StartDate, "clock.start_date"),
        clock.WorkingDays is >= 0 and <= 1000 ? clock.WorkingDays : throw Wrong("clock.working_days"),
        Date(clock.DueDate, "clock.due_date"),
        clock.Provisional,
        Defined<EscalationLevel>((int)clock.Escalation, "clock.escalation"),
        clock.MetTime?.ToDateTimeOffset());

    public static MovedFile Read(ReferralFile file) => new()
    {
        Head = Read(file.Reference),
        ReceivedVersion = file.ReceivedVersion >= 0 ? file.ReceivedVersion : throw Wrong("referral.received_version"),
        State = Defined<ReferralState>((int)file.State, "referral.state"),
        WithdrawalAsked = file.WithdrawalAsked,
        Answer = file.Decision is { } decision ? Read(decision) : null,
        Award = file.Protection is { } protection ? Read(protection) : null,
        Returns = [.. file.Returns.Select(Read)],
        Superior = file.SuperiorDivision.Length == 0 ? DivisionCode.None : Division(file.SuperiorDivision, "referral.superior_division"),
        Aid = Months(file.TemporaryAidFirstMonth, file.TemporaryAidLastMonth, "referral.temporary_aid_first_month"),
        Clocks = [.. file.Clocks.Select(Read)],
        CreateTime = Time(file.CreateTime, "referral.create_time"),
    };

    public static DateOnly Date(string text, string field) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw Wrong(field);

    /// <summary>A county of the table, whichever province it lies in.</summary>
    public static DivisionCode County(string text, string field) =>
        Division(text, field) is { Level: DivisionLevel.County } county ? county : throw Wrong(field);

    /// <summary>The month that a text such as <c>2026-12</c> names; null when it is empty or names none.</summary>
    public static Month? MonthOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) ? Month.Of(first) : null;

    /// <summary>What a letter is parked with.</summary>
    public static RefuseMessageException Wrong(string field) => new($"{field} is missing, malformed or not known here.");

    private static DivisionCode Division(string text, string field) =>
        DivisionCode.TryParse(text, out var code) && Divisions.Current.Contains(code) ? code : throw Wrong(field);

    private static MonthSpan Months(string first, string last, string field) =>
        new(MonthOf(first) ?? throw Wrong(field), last.Length == 0 ? null : MonthOf(last) ?? throw Wrong(field));

    private static DateTimeOffset Time(Timestamp? time, string field)
    {
        try
        {
            return time?.ToDateTimeOffset() ?? throw Wrong(field);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentOutOfRangeException)
        {
            throw Wrong(field);
        }
    }

    private static T Defined<T>(int number, string field)
        where T : struct, System.Enum =>
        System.Enum.IsDefined(typeof(T), number) ? (T)System.Enum.ToObject(typeof(T), number) : throw Wrong(field);
}
