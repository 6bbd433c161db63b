using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Tests.Domain.Referrals;

/// <summary>The counties and the day that these tests are about.</summary>
internal static class Places
{
    public static readonly DivisionCode Heping = DivisionCode.Parse("210102");
    public static readonly DivisionCode Shenhe = DivisionCode.Parse("210103");
    public static readonly DivisionCode Zhongshan = DivisionCode.Parse("210202");
    public static readonly DivisionCode Xigang = DivisionCode.Parse("210203");
    public static readonly DivisionCode Tiedong = DivisionCode.Parse("210302");
    public static readonly DivisionCode Jinjiang = DivisionCode.Parse("510104");
    public static readonly DivisionCode Liaoning = DivisionCode.Parse("21");

    public static readonly ReferralId Id = new(Guid.Parse("0196f0b0-0000-7000-8000-000000000001"));

    public static readonly ReferralDays Days = new(
        Decide: 5,
        TownshipInvestigation: 15,
        CountyConfirmation: 15,
        Acknowledge: 3,
        Supplement: 5,
        PushExternal: 3,
        CityRuling: 5,
        ProvinceRuling: 10,
        EscalationStep: 3);

    // A Monday without a holiday for weeks around it.
    public static readonly DateOnly Today = new(2026, 3, 2);

    public static Moment At(DateOnly day) => new(ChinaTime.StartOf(day).AddHours(9), WorkingDays.China, Days);

    public static Moment Now => At(Today);

    public static OutgoingReferral Refer(DivisionCode hukou, Moment? moment = null) =>
        OutgoingReferral.Create(Id, default, Heping, hukou, null, moment ?? Now);

    /// <summary>A referral and the case as it arrives at the county asked.</summary>
    public static (OutgoingReferral Residence, IncomingReferral Hukou) Referred(DivisionCode? hukou = null)
    {
        var residence = Refer(hukou ?? Zhongshan);
        return (residence, IncomingReferral.Receive(residence.Letter<CaseLetter>(), null, Now));
    }

    public static (OutgoingReferral Residence, IncomingReferral Hukou) AcceptedOnBothSides()
    {
        var (residence, hukou) = Referred();
        hukou.Accept(Now).ShouldBeNull();
        residence.Take(hukou.Letter<AnswerLetter>(), Now).ShouldBe(Reception.Applied);
        return (residence, hukou);
    }

    public static (OutgoingReferral Residence, IncomingReferral Hukou) ConfirmedOnBothSides()
    {
        var (residence, hukou) = AcceptedOnBothSides();
        hukou.Confirm(AwardFrom(Zhongshan, Today), Now).ShouldBeNull();
        residence.Take(hukou.Letter<AwardLetter>(), Now).ShouldBe(Reception.Applied);
        return (residence, hukou);
    }

    public static Award AwardFrom(DivisionCode payer, DateOnly confirmed) => new(
        Category.DeFactoUnsupported,
        CareMode.Dispersed,
        Yuan.Of(2644),
        new MonthSpan(Month.Of(confirmed).Next),
        payer,
        Provisional: false,
        ChinaTime.StartOf(confirmed));

    public static Refusal? ReturnTo(this IncomingReferral hukou, DivisionCode right, Moment? moment = null) =>
        hukou.Return(ReturnReason.HukouNotHere, right, "migration-certificate:sha256:00", "", moment ?? Now);

    /// <summary>The only letter of its kind among those just written. The others are lost.</summary>
    public static T Letter<T>(this ReferralSide side)
        where T : Letter => side.TakeLetters().OfType<T>().ShouldHaveSingleItem();
}
