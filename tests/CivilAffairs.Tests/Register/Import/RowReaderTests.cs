using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;

namespace Exchange.CivilAffairs.Tests.Register.Import;

public sealed class RowReaderTests
{
    [Fact]
    public void A_whole_row_becomes_a_statement()
    {
        var child = Ledgers.Child(
            ("姓名", " 张　小明 "), ("性别", "女"), ("出生日期", "2016年3月1日"), ("户籍地", "辽宁省铁岭市西丰县"), ("户籍类型", "集体户"), ("现居住地", "沈阳市沈河区南塔街道"),
            ("详细地址", "文萃路8号"), ("离开户籍地日期", "2024.8.31"), ("居住方式", "随祖辈"), ("监护人姓名", "李秀英"), ("与儿童关系", "祖母"), ("联系电话", "<c><v>1.3E10</v></c>"),
            ("就读学校所在地", "沈阳市沈河区"), ("参保地", "211224"), ("低保", "是"), ("低保金额", "800.50元"), ("特困", "否"), ("残疾类别", "智力三级"),
            ("生活困难", "√"), ("困难情况", "就学困难、受侵害"), ("照料方式", "散居"));
        child.ShouldBe(new Child
        {
            Identity = new PersonIdentity { CitizenId = Ledgers.Id(1), Name = "张小明", Sex = Sex.Female, BirthDate = "2016-03-01" },
            Facts = new ChildFacts
            {
                BirthDate = "2016-03-01",
                Sex = Sex.Female,
                Hukou = new Hukou { Division = "211223", Collective = true },
                ResidenceDivision = child.Facts.ResidenceDivision,
                LivingArrangement = LivingArrangement.WithGuardian,
                LeftHukouDate = "2024-08-31",
                Programmes = new ProgrammeLists { MinimumLiving = true, MinimumLivingFen = 80050, DisabilityType = 5, DisabilityGrade = 3 },
                Difficulties = { Difficulty.Living, Difficulty.Schooling, Difficulty.Harmed },
                CareMode = CareMode.Dispersed,
            },
            ResidenceAddress = "文萃路8号",
            Guardian = new Guardian { Name = "李秀英", Relationship = "祖母", Phone = "13000000000" },
            SchoolDivision = "210103",
            InsuredDivision = "211224",
        });
        child.Facts.ResidenceDivision.ShouldStartWith("210103");
        child.Facts.ResidenceDivision.Length.ShouldBe(9);
    }

    [Fact]
    public void The_number_tells_sex_and_birth_date()
    {
        var child = Ledgers.Child();
        (child.Identity.Sex, child.Identity.BirthDate).ShouldBe((Sex.Female, "2016-03-01"));
        (child.Facts.Sex, child.Facts.BirthDate).ShouldBe((Sex.Female, "2016-03-01"));
    }

    [Fact]
    public void A_number_is_put_right_where_nothing_is_lost()
    {
        var id = Ledgers.Id(1);
        Ledgers.Child(("身份证号", string.Concat(id.Select(digit => char.IsDigit(digit) ? (char)(digit + 0xFEE0) : digit)))).Identity.CitizenId.ShouldBe(id);
        Ledgers.Child(("身份证号", $"'{id}")).Identity.CitizenId.ShouldBe(id);
        Ledgers.Child(("身份证号", $"\u00A0{id[..6]} {id[6..14]} {id[14..]}\n")).Identity.CitizenId.ShouldBe(id);
    }

    [Theory]
    [InlineData("", "CELL_REQUIRED")]
    [InlineData("无", "CELL_REQUIRED")]
    [InlineData("21990120160301", "CITIZEN_ID_INVALID")]
    [InlineData("不详", "CITIZEN_ID_INVALID")]
    [InlineData("2.19901E+17", "CITIZEN_ID_EXCEL_ROUNDED")]
    [InlineData("<c><v>2.1990120160301101E+17</v></c>", "CITIZEN_ID_EXCEL_ROUNDED")]
    [InlineData("<c><v>219901201603011000</v></c>", "CITIZEN_ID_EXCEL_ROUNDED")]
    [InlineData("<c><f>B3</f></c>", "CELL_FORMULA")]
    public void A_number_that_cannot_be_read_is_refused_with_its_reason(string cell, string reason) => Ledgers.Errors(("身份证号", cell)).ShouldBe([$"身份证号 {reason}"]);

    [Fact]
    public void The_text_says_what_is_wrong_with_the_number_and_never_the_number()
    {
        var wrong = Ledgers.Id(1)[..17] + (Ledgers.Id(1)[17] == '5' ? '6' : '5');
        var error = Ledgers.Row(("身份证号", wrong)).Errors.ShouldHaveSingleItem();
        error.Text.ShouldContain("校验码");
        error.ToString().ShouldNotContain(wrong);
    }

    [Theory]
    [InlineData("性别", "男女", "CELL_VALUE_UNKNOWN")]
    [InlineData("出生日期", "2016-03-02", "BIRTH_DATE_CONFLICT")]
    [InlineData("出生日期", "2016-02-30", "DATE_INVALID")]
    [InlineData("出生日期", "16.3.1", "DATE_INVALID")]
    [InlineData("出生日期", "3/1/2016", "DATE_INVALID")]
    [InlineData("出生日期", "2016年3月", "DATE_INVALID")]
    [InlineData("出生日期", "<c><v>2016</v></c>", "DATE_INVALID")]
    [InlineData("出生日期", "<c><v>201603</v></c>", "DATE_INVALID")]
    [InlineData("离开户籍地日期", "2026-11-23", "DATE_INVALID")]
    [InlineData("离开户籍地日期", "2016-02-29", "DATE_INVALID")]
    [InlineData("户籍地", "", "CELL_REQUIRED")]
    [InlineData("户籍地", "某某县", "DIVISION_UNKNOWN")]
    [InlineData("户籍地", "铁岭市", "DIVISION_UNKNOWN")]
    [InlineData("户籍地", "219999", "DIVISION_UNKNOWN")]
    [InlineData("户籍地", "朝阳区", "DIVISION_AMBIGUOUS")]
    [InlineData("户籍类型", "什么户", "CELL_VALUE_UNKNOWN")]
    [InlineData("现居住地", "", "CELL_REQUIRED")]
    [InlineData("现居住地", "大连市中山区", "RESIDENCE_OUTSIDE")]
    [InlineData("现居住地", "210202", "RESIDENCE_OUTSIDE")]
    [InlineData("现居住地", "沈阳市", "DIVISION_UNKNOWN")]
    [InlineData("居住方式", "随便", "CELL_VALUE_UNKNOWN")]
    [InlineData("低保", "X", "CELL_VALUE_UNKNOWN")]
    [InlineData("低保金额", "八百", "CELL_VALUE_UNKNOWN")]
    [InlineData("低保金额", "-1", "CELL_VALUE_UNKNOWN")]
    [InlineData("残疾类别", "肢体", "CELL_REQUIRED")]
    [InlineData("残疾类别", "心脏", "CELL_VALUE_UNKNOWN")]
    [InlineData("困难情况", "就学困难、没钱", "CELL_VALUE_UNKNOWN")]
    [InlineData("就读学校所在地", "某某县", "DIVISION_UNKNOWN")]
    [InlineData("监护人姓名", "<c t=\"e\"><v>#N/A</v></c>", "CELL_FORMULA")]
    public void A_wrong_cell_is_refused_by_its_column(string header, string cell, string reason)
    {
        var errors = Ledgers.Errors((header, cell), ("残疾等级", null));
        errors.ShouldHaveSingleItem().ShouldEndWith(reason);
        if (header != "残疾类别" || reason != "CELL_REQUIRED")
            errors[0].ShouldStartWith(header);
    }

    [Fact]
    public void All_that_is_wrong_with_a_row_is_told_at_once() =>
        Ledgers.Errors(("姓名", ""), ("身份证号", "1"), ("户籍地", "某某县"), ("低保", "也许"))
            .ShouldBe(["户籍地 DIVISION_UNKNOWN", "姓名 CELL_REQUIRED", "身份证号 CITIZEN_ID_INVALID", "低保 CELL_VALUE_UNKNOWN"]);

    [Fact]
    public void Sex_and_number_must_agree() => Ledgers.Errors(("性别", "男")).ShouldBe(["性别 SEX_CONFLICT"]);

    [Theory]
    [InlineData("2016-03-01")]
    [InlineData("2016/3/1")]
    [InlineData("2016.03.01")]
    [InlineData("2016年3月1日")]
    [InlineData("2016 年 3 月 1 号")]
    [InlineData("２０１６－３－１")]
    [InlineData("20160301")]
    [InlineData("2016-3-1 18:30")]
    [InlineData("2016-03-01T00:00:00")]
    [InlineData("<c><v>20160301</v></c>")]
    [InlineData("<c><v>42430</v></c>")]
    [InlineData("<c s=\"1\"><v>42430</v></c>")]
    [InlineData("/")]
    public void A_date_is_read_however_it_is_written(string cell) => Ledgers.Child(("出生日期", cell)).Identity.BirthDate.ShouldBe("2016-03-01");

    [Theory]
    [InlineData("210103", "")]
    [InlineData("沈河区", "")]
    [InlineData("沈阳市沈河区文萃路8号", "文萃路8号")]
    [InlineData("辽宁省沈阳市沈河区文萃路8号3单元", "文萃路8号3单元")]
    public void An_address_may_follow_the_division(string cell, string address)
    {
        var child = Ledgers.Child(("现居住地", cell));
        (child.Facts.ResidenceDivision, child.ResidenceAddress).ShouldBe(("210103", address));
    }

    [Fact]
    public void An_address_column_alone_serves_for_the_division_too()
    {
        var child = Ledgers.Read(RawWorkbook.Of(["姓名", "身份证号", "户籍地", "家庭住址"], ["张小明", Ledgers.Id(1), "西丰县", "沈阳市沈河区文萃路8号"]))
            .ShouldHaveSingleItem().Statement.ShouldNotBeNull().Child;
        (child.Facts.ResidenceDivision, child.ResidenceAddress).ShouldBe(("210103", "文萃路8号"));
    }

    [Fact]
    public void The_residence_is_looked_for_in_the_ledgers_county_first()
    {
        // 和平区 is in Shenyang and in Tianjin.
        Ledgers.Child(("现居住地", "和平区")).Facts.ResidenceDivision.ShouldBe("210102");
        Ledgers.Errors(("户籍地", "和平区")).ShouldBe(["户籍地 DIVISION_AMBIGUOUS"]);
        Ledgers.Read(RawWorkbook.Of(Ledgers.Header, [.. Ledgers.Good[..3], "沈阳市"]), ledger: "210103").ShouldHaveSingleItem().Errors.ShouldHaveSingleItem().Text.ShouldContain("写到县");
    }

    [Fact]
    public void A_child_without_a_registration_has_no_number_but_a_name_sex_and_birth_date()
    {
        var child = Ledgers.Child(("身份证号", ""), ("户籍地", ""), ("户籍类型", "未登记户口"), ("性别", "女"), ("出生日期", "2019-05-06"));
        child.Facts.Hukou.ShouldBe(new Hukou { Unregistered = true });
        child.Identity.ShouldBe(new PersonIdentity { Name = "张小明", Sex = Sex.Female, BirthDate = "2019-05-06" });

        Ledgers.Child(("身份证号", "/"), ("户籍地", "未登记"), ("性别", "女"), ("出生日期", "2019-05-06")).Facts.Hukou.Unregistered.ShouldBeTrue();
        Ledgers.Errors(("身份证号", ""), ("户籍地", ""), ("户籍类型", "未登记")).ShouldBe(["性别 CELL_REQUIRED", "出生日期 CELL_REQUIRED"]);
        Ledgers.Errors(("户籍类型", "未登记")).ShouldBe(["户籍地 CELL_VALUE_UNKNOWN", "身份证号 CELL_VALUE_UNKNOWN"]);
        Ledgers.Errors(("身份证号", "")).ShouldBe(["身份证号 CELL_REQUIRED"]);
    }

    [Fact]
    public void A_child_born_away_has_never_left() => Ledgers.Child(("离开户籍地日期", "出生")).Facts.ShouldSatisfyAllConditions(
        facts => facts.BornAway.ShouldBeTrue(), facts => facts.LeftHukouDate.ShouldBe(""));

    [Theory]
    [InlineData("姓名", 100)]
    [InlineData("详细地址", 200)]
    [InlineData("监护人姓名", 100)]
    [InlineData("与儿童关系", 32)]
    [InlineData("联系电话", 32)]
    public void A_cell_is_as_long_as_the_contract_takes(string header, int longest)
    {
        Ledgers.Errors((header, new string('长', longest))).ShouldBeEmpty();
        Ledgers.Errors((header, new string('长', longest + 1))).ShouldBe([$"{header} CELL_TOO_LONG"]);
    }

    [Fact]
    public void An_amount_beside_a_no_contradicts_it()
    {
        Ledgers.Errors(("低保", "否"), ("低保金额", "800")).ShouldBe(["低保金额 CELL_VALUE_UNKNOWN"]);
        Ledgers.Child(("低保", "否"), ("低保金额", "0")).Facts.Programmes.ShouldBeNull();
        Ledgers.Child(("低保金额", "1,200元/月")).Facts.Programmes.ShouldBe(new ProgrammeLists { MinimumLiving = true, MinimumLivingFen = 120_000 });
    }

    [Fact]
    public void Only_what_the_file_has_columns_for_is_stated()
    {
        var stated = Ledgers.Row(("联系电话", "")).Statement!.Stated!.Paths;
        stated.ShouldContain("guardian.phone");
        stated.ShouldNotContain("guardian.name");
        stated.ShouldNotContain("facts.care_mode");
        stated.ShouldNotContain("residence_address");
        Ledgers.Row(("现居住地", "沈河区文萃路8号")).Statement!.Stated!.Paths.ShouldContain("residence_address");
    }

    [Fact]
    public void Every_path_that_a_column_states_is_a_field_of_the_contract() =>
        LedgerColumns.All.SelectMany(column => column.States.Split(' ')).Where(path => !Google.Protobuf.WellKnownTypes.FieldMask.IsValid<Child>(path)).ShouldBeEmpty();
}
