using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>How a child is registered, as far as a ledger tells.</summary>
internal enum HukouKind
{
    Family,
    Collective,
    Unregistered,
}

/// <summary>The words of the ledger format.</summary>
internal static class LedgerWords
{
    public static readonly Words<Sex> Sex = new(
        (Contracts.Type.V1.Sex.Male, "男 男性 男孩 男童 M MALE 1"),
        (Contracts.Type.V1.Sex.Female, "女 女性 女孩 女童 F FEMALE 2"),
        (Contracts.Type.V1.Sex.Unknown, "未知 未知的性别 0"),
        (Contracts.Type.V1.Sex.NotExplained, "未说明 未说明的性别 9"));

    public static readonly Words<HukouKind> HukouKind = new(
        (Rows.HukouKind.Family, "家庭户 居民户 普通户 农业 非农业 农业户口 非农业户口 农村 城镇 农村户口 城镇户口 居民户口 已登记"),
        (Rows.HukouKind.Collective, "集体户 集体 集体户口"),
        (Rows.HukouKind.Unregistered, "未登记 未登记户口 无户口 未落户 未上户 无户籍"));

    public static readonly Words<LivingArrangement> Living = new(
        (LivingArrangement.WithParent,
            "随父母 父母 随父母生活 随父母居住 与父母同住 随父母双方 随父母一方 父母一方 随父亲 随母亲 随父 随母 父亲 母亲 随父亲生活 随母亲生活 随父母（父母一方）生活 WITHPARENT"),
        (LivingArrangement.WithGuardian,
            "随祖辈 祖辈 随祖父母 随外祖父母 祖父母 外祖父母 随爷爷奶奶 爷爷奶奶 随姥姥姥爷 姥姥姥爷 随外公外婆 外公外婆 随亲属 随亲戚 亲属 亲戚 随监护人 随其他监护人 其他监护人 随其他监护人生活 WITHGUARDIAN"),
        (LivingArrangement.Alone, "独自 独自居住 独自生活 独居 单独居住 寄宿 独自居住或寄宿 ALONE"),
        (LivingArrangement.Institution, "机构 在机构 在机构生活 福利机构 儿童福利机构 机构养育 机构供养 INSTITUTION"));

    public static readonly Words<CareMode> CareMode = new(
        (Contracts.Type.V1.CareMode.Dispersed, "散居 社会散居 分散 分散供养 分散养育 家庭养育 DISPERSED"),
        (Contracts.Type.V1.CareMode.Collective, "集中 集中供养 集中养育 机构 机构养育 COLLECTIVE"));

    public static readonly Words<bool> Truth = new(
        (true, "是 有 享受 属于 √ ✓ ✔ Y YES TRUE 1"),
        (false, "否 无 不享受 未享受 不属于 × ✗ ✘ N NO FALSE 0"));

    public static readonly Words<Difficulty> Difficulty = new(
        (Contracts.CivilAffairs.V1.Difficulty.Living, "生活困难 生活"),
        (Contracts.CivilAffairs.V1.Difficulty.Medical, "就医困难 就医 医疗困难"),
        (Contracts.CivilAffairs.V1.Difficulty.Schooling, "就学困难 就学 上学困难"),
        (Contracts.CivilAffairs.V1.Difficulty.Harmed, "受侵害 遭受侵害 受伤害 受虐待"),
        (Contracts.CivilAffairs.V1.Difficulty.Abandoned, "被遗弃 遗弃"),
        (Contracts.CivilAffairs.V1.Difficulty.Wandering, "流浪 流浪乞讨"),
        (Contracts.CivilAffairs.V1.Difficulty.RanAway, "离家出走 出走"),
        (Contracts.CivilAffairs.V1.Difficulty.Lost, "走失"));

    public static readonly Words<int> DisabilityType = new(
        (1, "视力 视力残疾 1"), (2, "听力 听力残疾 2"), (3, "言语 言语残疾 3"), (4, "肢体 肢体残疾 4"),
        (5, "智力 智力残疾 5"), (6, "精神 精神残疾 6"), (7, "多重 多重残疾 7"));

    public static readonly Words<int> DisabilityGrade = new(
        (1, "一级 1级 1 一 壹级"), (2, "二级 2级 2 二 贰级"), (3, "三级 3级 3 三 叁级"), (4, "四级 4级 4 四 肆级"));
}
