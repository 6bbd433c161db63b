using System.Globalization;
using System.Text;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using Sex = Exchange.Contracts.Type.V1.Sex;

namespace Exchange.CivilAffairs.Tests.Register.Import;

/// <summary>Whatever a good row says survives: as a workbook and as text, in any order of the columns, however dates and places are written.</summary>
public sealed class RoundTripTests
{
    private const int Rows = 300;
    private static readonly string[] Surnames = ["张", "王", "李", "赵", "欧阳", "阿依努尔·"];
    private static readonly string[] GivenNames = ["小明", "秀英", "子涵", "买买提", "梓萱", "一"];
    private static readonly Division[] Counties = [.. Divisions.Current.Counties];
    private static readonly Division[] Shenyang = [.. Divisions.Current.CountiesOf(DivisionCode.Parse("2101"))];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void As_a_workbook(int seed)
    {
        var (children, table) = Make(seed);
        Read(Ledgers.Open(LibraryWorkbook.Of(table))).ShouldBe(children);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void As_text_in_Gbk(int seed)
    {
        var (children, table) = Make(seed);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Read(Ledgers.Csv(CsvOf(table), Encoding.GetEncoding("gbk"))).ShouldBe(children);
    }

    private static List<Child> Read(Exchange.CivilAffairs.Register.Import.Files.LedgerFile file)
    {
        using (file)
            return [.. Ledgers.Read(file, ledger: "2101").Select(row => row.Statement?.Child ?? throw new InvalidOperationException($"{row.Errors[0]}"))];
    }

    private static (List<Child> Children, List<object?[]> Table) Make(int seed)
    {
        var random = new Random(seed);
        var children = Enumerable.Range(0, Rows).Select(n => MakeChild(n, random)).ToList();
        var rows = children.ConvertAll(child => RowOf(child, random));
        string[] headers = [.. rows[0].Keys];
        random.Shuffle(headers);
        return (children, [["台账"], headers, .. rows.Select(row => headers.Select(header => row[header]).ToArray())]);
    }

    private static Child MakeChild(int n, Random random)
    {
        var birth = new DateOnly(2011, 1, 1).AddDays(random.Next(5000));
        var id = random.Next(20) == 0 ? (CitizenId?)null : CitizenId.Create("219901", birth, n % 999 + 1);
        var sex = id is { } number ? number.Sex == Standards.Sex.Male ? Sex.Male : Sex.Female : random.Next(2) == 0 ? Sex.Male : Sex.Female;
        var programmes = new ProgrammeLists { MinimumLiving = random.Next(2) == 0, DisabilityType = random.Next(8) };
        programmes.MinimumLivingFen = programmes.MinimumLiving ? random.Next(1, 200_000) : 0;
        programmes.DisabilityGrade = programmes.DisabilityType > 0 ? random.Next(1, 5) : 0;
        var facts = new ChildFacts
        {
            BirthDate = Iso(birth),
            Sex = sex,
            Hukou = id is null ? new Hukou { Unregistered = true } : new Hukou { Division = Pick(Counties, random).Code.ToString(), Collective = random.Next(3) == 0 },
            ResidenceDivision = Pick(Shenyang, random).Code.ToString(),
            LeftHukouDate = random.Next(5) == 0 ? "" : Iso(birth.AddDays(random.Next(700))),
            LivingArrangement = (LivingArrangement)random.Next(5),
            CareMode = (CareMode)random.Next(3),
            Programmes = programmes.CalculateSize() == 0 ? null : programmes,
        };
        facts.Difficulties.AddRange(((Difficulty[])[Difficulty.Living, Difficulty.Medical, Difficulty.Schooling]).Where(_ => random.Next(3) == 0));
        return new Child
        {
            Identity = new PersonIdentity { CitizenId = id?.Reveal() ?? "", Name = NameOf(random), Sex = sex, BirthDate = Iso(birth) },
            Facts = facts,
            ResidenceAddress = random.Next(4) == 0 ? "" : $"幸福路{random.Next(900)}号,\"{random.Next(9)}\"单元",
            Guardian = random.Next(6) == 0 ? null : new Guardian { Name = NameOf(random), Relationship = "祖母", Phone = $"130{random.Next(10_000_000, 99_999_999)}" },
            SchoolDivision = random.Next(2) == 0 ? "" : Pick(Shenyang, random).Code.ToString(),
        };
    }

    private static Dictionary<string, object?> RowOf(Child child, Random random) => new()
    {
        ["姓名"] = child.Identity.Name,
        ["身份证号"] = child.Identity.CitizenId,
        ["性别"] = child.Identity.Sex == Sex.Male ? "男" : "女",
        ["出生日期"] = DateCell(child.Identity.BirthDate, random),
        ["户籍地"] = PlaceCell(child.Facts.Hukou.Division, random),
        ["户籍类型"] = child.Facts.Hukou switch { { Unregistered: true } => "未登记", { Collective: true } => "集体户", _ => random.Next(2) == 0 ? "" : "家庭户" },
        ["现居住地"] = PlaceCell(child.Facts.ResidenceDivision, random),
        ["详细地址"] = child.ResidenceAddress,
        ["离开户籍地日期"] = DateCell(child.Facts.LeftHukouDate, random),
        ["居住方式"] = ((string[])["", "随父母", "随祖辈", "独自", "机构"])[(int)child.Facts.LivingArrangement],
        ["监护人姓名"] = child.Guardian?.Name,
        ["与儿童关系"] = child.Guardian?.Relationship,
        ["联系电话"] = child.Guardian is null ? null : random.Next(2) == 0 ? child.Guardian.Phone : double.Parse(child.Guardian.Phone, CultureInfo.InvariantCulture),
        ["就读学校所在地"] = PlaceCell(child.SchoolDivision, random),
        ["低保"] = child.Facts.Programmes is { MinimumLiving: true } ? "是" : "否",
        ["低保金额"] = child.Facts.Programmes is { MinimumLivingFen: > 0 } ? child.Facts.Programmes.MinimumLivingFen / 100d : null,
        ["残疾类别"] = child.Facts.Programmes is { DisabilityType: > 0 } ? $"{(DisabilityType)child.Facts.Programmes.DisabilityType switch
        {
            DisabilityType.Visual => "视力",
            DisabilityType.Hearing => "听力残疾",
            DisabilityType.Speech => "言语",
            DisabilityType.Limb => "肢体",
            DisabilityType.Intellectual => "智力",
            DisabilityType.Mental => "精神残疾",
            _ => "多重",
        }}" : "无",
        ["残疾等级"] = child.Facts.Programmes is { DisabilityGrade: > 0 } ? $"{child.Facts.Programmes.DisabilityGrade}级" : "",
        ["生活困难"] = child.Facts.Difficulties.Contains(Difficulty.Living) ? "是" : "",
        ["困难情况"] = string.Join('、', child.Facts.Difficulties.Where(d => d != Difficulty.Living).Select(d => d == Difficulty.Medical ? "就医困难" : "就学困难")),
        ["照料方式"] = ((string[])["", "集中", "散居"])[(int)child.Facts.CareMode],
    };

    private static object? DateCell(string iso, Random random)
    {
        if (iso.Length == 0)
            return null;
        var date = DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return random.Next(7) switch
        {
            0 => date,
            1 => double.Parse(date.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            var form => date.ToString(((string[])["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"])[form - 2], CultureInfo.InvariantCulture),
        };
    }

    private static string? PlaceCell(string code, Random random)
    {
        if (code.Length == 0)
            return null;
        var division = DivisionCode.Parse(code);
        var name = Divisions.Current.FullNameOf(division);
        return random.Next(2) == 0 || Divisions.Current.Find(name).Count != 1 ? code : name;
    }

    private static string CsvOf(List<object?[]> table)
    {
        var text = new StringBuilder();
        foreach (var row in table)
        {
            text.AppendJoin(',', row.Select(cell => cell switch
            {
                null => "",
                DateOnly date => date.ToString("yyyy/M/d", CultureInfo.InvariantCulture),
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                _ => $"\"{((string)cell).Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
            })).Append("\r\n");
        }

        return text.ToString();
    }

    private static string NameOf(Random random) => Pick(Surnames, random) + Pick(GivenNames, random);

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static T Pick<T>(T[] of, Random random) => of[random.Next(of.Length)];
}
