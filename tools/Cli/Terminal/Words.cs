using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Operations.V1;
using Exchange.Contracts.Type.V1;

namespace Exchange.Cli.Terminal;

/// <summary>What the contracts' values are called before a person.</summary>
internal static class Words
{
    public static string Of(Screen screen, ReferralState state) => state switch
    {
        ReferralState.Referred => screen.Say("已转介", "referred"),
        ReferralState.Received => screen.Say("已收到", "received"),
        ReferralState.Opened => screen.Say("已打开", "opened"),
        ReferralState.Accepted => screen.Say("已受理", "accepted"),
        ReferralState.Investigating => screen.Say("调查核实中", "investigating"),
        ReferralState.Confirmed => screen.Say("已确认保障", "confirmed"),
        ReferralState.Closed => screen.Say("已办结", "closed"),
        ReferralState.Returned => screen.Say("已退回", "returned"),
        ReferralState.ReRouted => screen.Say("已改派", "re-routed"),
        ReferralState.Rejected => screen.Say("不予受理", "rejected"),
        ReferralState.Withdrawn => screen.Say("已撤回", "withdrawn"),
        ReferralState.Disputed => screen.Say("管辖争议", "disputed"),
        ReferralState.External => screen.Say("已推送省外", "with the gateway"),
        _ => screen.Say("未知", "unknown"),
    };

    public static string Of(Screen screen, BenefitCategory category) => category switch
    {
        BenefitCategory.None => screen.Say("无", "none"),
        BenefitCategory.Orphan => screen.Say("孤儿", "orphan"),
        BenefitCategory.DeFactoUnsupported => screen.Say("事实无人抚养儿童", "de facto unsupported"),
        BenefitCategory.ExtremePoverty => screen.Say("特困未成年人", "extreme poverty"),
        BenefitCategory.MinimumLiving => screen.Say("低保家庭儿童", "minimum living"),
        BenefitCategory.Disabled => screen.Say("残疾儿童", "disabled"),
        BenefitCategory.OtherDifficulty => screen.Say("其他困境儿童", "other difficulty"),
        BenefitCategory.ManualReview => screen.Say("待人工核实", "manual review"),
        _ => "–",
    };

    public static string Of(Screen screen, ReferralSide side) =>
        side == ReferralSide.Hukou ? screen.Say("户籍地", "hukou county") : screen.Say("居住地", "residence county");

    public static string Of(Screen screen, ReferralClock.Types.Stage stage) => stage switch
    {
        ReferralClock.Types.Stage.Decide => screen.Say("决定是否受理", "decide"),
        ReferralClock.Types.Stage.TownshipInvestigation => screen.Say("乡镇调查", "township investigation"),
        ReferralClock.Types.Stage.CountyConfirmation => screen.Say("县级确认", "county confirmation"),
        ReferralClock.Types.Stage.Acknowledge => screen.Say("签收结果", "acknowledge"),
        ReferralClock.Types.Stage.ResolveDispute => screen.Say("裁定争议", "resolve the dispute"),
        ReferralClock.Types.Stage.Supplement => screen.Say("补充材料", "supplement"),
        ReferralClock.Types.Stage.PushExternal => screen.Say("推送省外", "push to the other province"),
        _ => "–",
    };

    public static string Of(Screen screen, EscalationLevel level) => level switch
    {
        EscalationLevel.County => screen.Say("县级", "county"),
        EscalationLevel.City => screen.Say("市级", "city"),
        EscalationLevel.Province => screen.Say("省级", "province"),
        _ => "–",
    };

    public static string Of(Screen screen, ReceiptStage stage) => stage switch
    {
        ReceiptStage.Delivered => screen.Say("送达", "delivered"),
        ReceiptStage.Opened => screen.Say("打开", "opened"),
        ReceiptStage.Decided => screen.Say("决定", "decided"),
        _ => "–",
    };

    public static string Of(Screen screen, MessageState state) => state switch
    {
        MessageState.Pending => screen.Say("待发", "pending"),
        MessageState.Sent => screen.Say("已发出", "sent"),
        MessageState.Delivered => screen.Say("已送达", "delivered"),
        MessageState.Undeliverable => screen.Say("无人接收", "undeliverable"),
        MessageState.Parked => screen.Say("已搁置", "parked"),
        MessageState.Held => screen.Say("暂存待办", "held"),
        _ => "–",
    };

    public static string Place(string division) =>
        Standards.DivisionCode.TryParse(division, out var code) ? $"{Standards.Divisions.Current.FullNameOf(code)} {division}" : division;
}
