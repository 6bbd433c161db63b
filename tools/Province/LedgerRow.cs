using System.Globalization;
using Exchange.Standards;

namespace Exchange.Province;

/// <summary>The cells of one row as a county keeps them: dates and places are written now this way, now that.</summary>
internal static class LedgerRow
{
    public static readonly IReadOnlyList<string> Headers =
    [
        "序号", "姓名", "身份证号", "性别", "出生日期", "户籍地", "户籍类型", "现居住地", "详细地址", "离开户籍地日期",
        "居住方式", "监护人姓名", "与儿童关系", "联系电话", "低保", "低保金额", "备注",
    ];

    /// <summary>A text, or a number (<see cref="double"/>), or a date (<see cref="DateOnly"/>), or nothing.</summary>
    public static IEnumerable<object?> Cells(SyntheticChild child)
    {
        var hukou = child.Flaws.Hukou ?? child.Hukou;
        yield return (double)(child.Index + 1);
        yield return child.Flaws.Name ?? child.Name;
        yield return Number(child);
        yield return child.Sex == Contracts.Type.V1.Sex.Male ? "男" : "女";
        yield return Date(child.Birth, child.Index);
        yield return Place(hukou, child.Index);
        yield return child.Id is null ? "未登记户口" : child.Collective ? "集体户" : "家庭户";
        yield return child.Flaws.Residence ?? Place(child.Residence, child.Index / 3);
        yield return $"幸福路{child.Index % 900 + 1}号";
        yield return Date(child.LeftHukou, child.Index / 2);
        yield return child.Living;
        yield return child.GuardianName;
        yield return child.GuardianRelationship;
        yield return $"130{child.Index % 100_000_000:D8}";
        yield return child.MinimumLiving > 0 ? "是" : "否";
        yield return child.MinimumLiving > 0 ? (double)child.MinimumLiving : null;
        yield return null;
    }

    // Excel keeps fifteen digits of a number and fills up with zeros.
    private static object? Number(SyntheticChild child) => child switch
    {
        { Id: null } => null,
        { Flaws.IdIsNumber: true } => double.Parse(child.Id.Value.Reveal()[..15] + "000", CultureInfo.InvariantCulture),
        _ => child.Flaws.Id ?? child.Id.Value.Reveal(),
    };

    private static object Date(DateOnly date, int index) => (index % 3) switch
    {
        0 => date,
        1 => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => $"{date.Year}年{date.Month}月{date.Day}日",
    };

    private static string? Place(DivisionCode code, int index) =>
        code.IsNone ? null : index % 2 == 0 ? code.ToString() : Divisions.Current.FullNameOf(code);
}
