namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>The words of the law for people, Chinese and English.</summary>
internal static class Words
{
    public static (string Chinese, string English) Of(ParentRole role) => role == ParentRole.Father ? ("父亲", "father") : ("母亲", "mother");

    /// <summary>FATHER_STATUS: the stable word for a fact about a parent.</summary>
    public static string About(ParentRole role, string fact) => $"{Law.Word(role)}_{fact}";

    public static (string Chinese, string English) Of(StatusCode code) => code switch
    {
        StatusCode.U => ("监护情况不明", "status unknown"),
        StatusCode.F => ("正常履行监护职责", "functioning"),
        StatusCode.D1 => ("死亡", "dead"),
        StatusCode.D2 => ("被宣告失踪", "declared missing by a court"),
        StatusCode.D3 => ("查找不到", "not found"),
        StatusCode.C1 => ("重残", "severely disabled"),
        StatusCode.C2 => ("重病", "seriously ill"),
        StatusCode.C3 => ("服刑在押", "imprisoned"),
        StatusCode.C4 => ("强制隔离戒毒", "in compulsory rehabilitation"),
        StatusCode.C5 => ("被执行其他限制人身自由的措施", "under another measure restricting liberty"),
        StatusCode.C6 => ("失联", "out of contact"),
        StatusCode.C7 => ("被撤销监护资格", "deprived of guardianship"),
        StatusCode.C8 => ("被遣送（驱逐）出境", "deported"),
        _ => throw new ArgumentOutOfRangeException(nameof(code)),
    };

    public static (string Chinese, string English) Of(Category category) => category switch
    {
        Category.None => ("不符合保障类别", "no benefit category"),
        Category.Orphan => ("孤儿", "orphan"),
        Category.DeFactoUnsupported => ("事实无人抚养儿童", "de facto unsupported child"),
        Category.ExtremePoverty => ("特困未成年人", "minor in extreme poverty"),
        Category.MinimumLiving => ("低保家庭儿童", "child of a minimum-living family"),
        Category.Disabled => ("残疾儿童", "disabled child"),
        Category.OtherDifficulty => ("其他困境儿童", "child otherwise in difficulty"),
        Category.ManualReview => ("待人工核实", "manual review"),
        _ => throw new ArgumentOutOfRangeException(nameof(category)),
    };

    public static (string Chinese, string English) Of(HousingKind housing) => housing switch
    {
        HousingKind.PublicRental => ("公租房", "public rental housing"),
        HousingKind.LowRent => ("廉租房", "low-rent housing"),
        HousingKind.Other => ("其他方式", "another way"),
        _ => ("未报告", "not reported"),
    };
}
