using System.Collections.Frozen;

namespace Exchange.CivilAffairs.Register.Import.Columns;

/// <summary>The ledger format: its columns, in the order in which a template has them.</summary>
internal static class LedgerColumns
{
    public static readonly IReadOnlyList<LedgerColumn> All =
    [
        new(Column.Name, "姓名", "Name", "儿童姓名 孩子姓名 流动儿童姓名 未成年人姓名")
            { States = "identity facts.sex facts.birth_date", IsRequired = true, Longest = 100 },
        new(Column.CitizenId, "身份证号", "Citizen ID",
            "身份证号码 身份证 公民身份号码 公民身份证号码 居民身份证号 居民身份证号码 证件号码 证件号 儿童身份证号 儿童身份证号码 儿童公民身份号码")
            { States = "identity", IsRequired = true },
        new(Column.Sex, "性别", "Sex", "儿童性别")
            { States = "identity facts.sex" },
        new(Column.BirthDate, "出生日期", "Birth date", "出生年月日 出生年月 出生时间 生日 儿童出生日期")
            { States = "identity facts.birth_date" },
        new(Column.Hukou, "户籍地", "Hukou",
            "户籍所在地 户籍地址 户口所在地 户口地址 户籍 户籍地区划 户籍地区划代码 户籍所在地区划代码 户籍行政区划 户籍县 户籍县区 户籍所在县")
            { States = "facts.hukou.unregistered facts.hukou.division", IsRequired = true, Longest = 200 },
        new(Column.HukouKind, "户籍类型", "Hukou kind", "户口类型 户口性质 户籍性质 户别 户籍类别 户口类别 户籍状态")
            { States = "facts.hukou.unregistered facts.hukou.collective" },
        new(Column.Residence, "现居住地", "Residence",
            "居住地 现住地 现居地 居住地区划 居住地区划代码 现居住地区划 现居住地区划代码 现居住地行政区划 居住县区 现居住县区 流入地")
            { States = "facts.residence_division", IsRequired = true, Longest = 200 },
        new(Column.Address, "详细地址", "Address", "居住地址 现居住地址 现住址 居住地详细地址 现居住地详细地址 详细住址 家庭住址 住址 地址 门牌号")
            { States = "residence_address", Longest = 200 },
        new(Column.LeftDate, "离开户籍地日期", "Left hukou date",
            "离开户籍地时间 离开户籍日期 离开户籍所在地日期 离开户籍所在地时间 离开原籍日期 流出日期 流出时间 外出时间 外出日期 来本地时间 来本地日期 流入时间 流入日期")
            { States = "facts.left_hukou_date facts.born_away" },
        new(Column.Living, "居住方式", "Living arrangement", "居住情况 居住形式 随谁居住 随谁生活 共同生活人 与谁共同生活 生活方式 同住人")
            { States = "facts.living_arrangement" },
        new(Column.GuardianName, "监护人姓名", "Guardian name",
            "监护人 家长姓名 实际监护人 实际监护人姓名 现监护人 现监护人姓名 照料人 照料人姓名 实际照料人 实际照料人姓名 共同生活监护人 共同生活监护人姓名")
            { States = "guardian.name", Longest = 100 },
        new(Column.GuardianRelationship, "与儿童关系", "Relationship",
            "监护人与儿童关系 与儿童的关系 监护人关系 与监护人关系 与被监护人关系 与本人关系 监护人与儿童的关系 关系")
            { States = "guardian.relationship", Longest = 32 },
        new(Column.GuardianPhone, "联系电话", "Phone",
            "监护人联系电话 监护人电话 监护人联系方式 电话 手机 手机号 手机号码 联系方式 电话号码 家长电话 家长联系电话 联系人电话")
            { States = "guardian.phone", Longest = 32 },
        new(Column.School, "就读学校所在地", "School division", "学校所在地 就读学校所在县区 学校所在县区 就读地 就学地 就读学校区划")
            { States = "school_division", Longest = 200 },
        new(Column.Insurance, "参保地", "Insured division", "医保参保地 参保所在地 医疗保险参保地 参保县区 医保所在地 居民医保参保地")
            { States = "insured_division", Longest = 200 },
        new(Column.MinimumLiving, "低保", "Minimum living", "是否低保 低保家庭 是否低保家庭 是否享受低保 低保户 是否低保户 最低生活保障")
            { States = "facts.programmes.minimum_living" },
        new(Column.MinimumLivingAmount, "低保金额", "Minimum living amount", "月低保金额 低保月金额 低保补助金额 低保金 低保标准 每月低保金额")
            { States = "facts.programmes.minimum_living facts.programmes.minimum_living_fen" },
        new(Column.ExtremePoverty, "特困", "Extreme poverty", "是否特困 特困人员 特困供养 是否特困供养 是否特困人员 特困救助供养")
            { States = "facts.programmes.extreme_poverty" },
        new(Column.ExtremePovertyAmount, "特困金额", "Extreme poverty amount", "特困供养金额 特困月金额 特困供养金 特困补助金额")
            { States = "facts.programmes.extreme_poverty facts.programmes.extreme_poverty_fen" },
        new(Column.DisabilityType, "残疾类别", "Disability type", "残疾类型 残疾种类 残疾情况 残疾")
            { States = "facts.programmes.disability_type facts.programmes.disability_grade" },
        new(Column.DisabilityGrade, "残疾等级", "Disability grade", "残疾级别 残疾程度")
            { States = "facts.programmes.disability_type facts.programmes.disability_grade" },
        new(Column.DisabilityAmount, "困难残疾人生活补贴金额", "Disability living amount", "困难残疾人生活补贴 残疾人生活补贴 残疾补贴金额 残疾人生活补贴金额 困难残补")
            { States = "facts.programmes.disability_living_fen" },
        new(Column.LivingDifficulty, "生活困难", "Living difficulty", "是否生活困难 家庭生活困难")
            { States = "facts.difficulties" },
        new(Column.MedicalDifficulty, "就医困难", "Medical difficulty", "是否就医困难 医疗困难")
            { States = "facts.difficulties" },
        new(Column.SchoolingDifficulty, "就学困难", "Schooling difficulty", "是否就学困难 上学困难 入学困难")
            { States = "facts.difficulties" },
        new(Column.Difficulties, "困难情况", "Difficulties", "困难类型 存在困难 主要困难 困境情形 困境类型")
            { States = "facts.difficulties", Longest = 200 },
        new(Column.CareMode, "照料方式", "Care mode", "养育方式 供养方式 安置方式 养育类型")
            { States = "facts.care_mode" },
    ];

    private static readonly FrozenDictionary<string, LedgerColumn> ByHeader = All
        .SelectMany(
            column => column.Synonyms.Split(' ').Append(column.Name).Append(column.English),
            (column, header) => (Header: HeaderText.Key(header), column))
        .DistinctBy(pair => pair.Header)
        .ToFrozenDictionary(pair => pair.Header, pair => pair.column, StringComparer.Ordinal);

    public static LedgerColumn Of(Column id) => All[(int)id];

    /// <summary>The column that a header names; null for one that the format does not know, whose cells are left alone.</summary>
    public static LedgerColumn? Find(string header) =>
        HeaderText.KeysOf(header).Select(ByHeader.GetValueOrDefault).FirstOrDefault(column => column is not null);
}
