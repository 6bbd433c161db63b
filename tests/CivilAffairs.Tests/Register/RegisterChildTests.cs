using System.Text;
using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Storage;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Tests.Register;

public sealed class RegisterChildTests : IAsyncLifetime
{
    private LedgerNode _node = null!;

    public async Task InitializeAsync() => _node = await LedgerNode.StartAsync();

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task A_child_is_entered_with_what_the_number_says()
    {
        var entered = await _node.EnterAsync();

        entered.State.ShouldBe(ChildState.Detected);
        entered.Identity.BirthDate.ShouldBe("2016-03-01");
        entered.Identity.Sex.ShouldBe(Sex.Male);
        entered.Facts.BirthDate.ShouldBe("2016-03-01");
        entered.RefreshDueDate.ShouldBe("2026-01-15");
        entered.Etag.ShouldNotBeEmpty();
        var read = await _node.GetAsync(entered.ChildId);
        read.Identity.ShouldBe(entered.Identity);
        read.Guardian.Name.ShouldBe("测试母亲乙");
        read.ResidenceAddress.ShouldBe("幸福路1号");
    }

    [Fact]
    public async Task A_repeated_request_gets_the_first_answer()
    {
        var request = new RegisterChildRequest { RequestId = LedgerNode.NewRequest(), Child = LedgerNode.Child() };

        var first = await _node.Register.RegisterChildAsync(request);
        var second = await _node.Register.RegisterChildAsync(request);

        second.ShouldBe(first);
        request.Child.ResidenceAddress = "另一处";
        (await Refusal.OfAsync(_node.Register.RegisterChildAsync(request))).Reason.ShouldBe("REQUEST_ID_REUSED");
    }

    [Theory]
    [InlineData("")]
    [InlineData("17")]
    public async Task A_write_without_a_request_id_is_refused(string id)
    {
        var request = new RegisterChildRequest { RequestId = id, Child = LedgerNode.Child() };

        var refusal = await Refusal.OfAsync(_node.Register.RegisterChildAsync(request));

        refusal.Reason.ShouldBe("REQUEST_ID_INVALID");
    }

    [Fact]
    public async Task A_child_is_entered_once()
    {
        var entered = await _node.EnterAsync();

        var refusal = await RefusedAsync(LedgerNode.Child());

        (refusal.Code, refusal.Reason).ShouldBe((StatusCode.AlreadyExists, "CHILD_ALREADY_REGISTERED"));
        refusal.Metadata["child_id"].ShouldBe(entered.ChildId);
    }

    [Fact]
    public async Task Of_many_who_enter_one_child_at_the_same_time_one_wins()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                return (await _node.EnterAsync()).ChildId;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.AlreadyExists)
            {
                return "";
            }
        }));

        results.Count(id => id.Length > 0).ShouldBe(1);
    }

    [Fact]
    public async Task Every_wrong_field_is_named_at_once()
    {
        var refusal = await RefusedAsync(LedgerNode.Child(change: c =>
        {
            c.Identity.Name = " ";
            c.Identity.CitizenId = "21990120160301001X";
            c.Facts.ResidenceDivision = "219999";
            c.Facts.LeftHukouDate = "2025-02-30";
            c.Facts.Difficulties.Add(Difficulty.Unspecified);
            c.Guardian.Phone = new string('1', 33);
        }));

        refusal.Code.ShouldBe(StatusCode.InvalidArgument);
        refusal.Fields.ShouldBe(
            [
                "child.identity.name FIELD_REQUIRED",
                "child.identity.citizen_id CITIZEN_ID_INVALID",
                "child.facts.residence_division DIVISION_UNKNOWN",
                "child.facts.left_hukou_date FIELD_INVALID",
                "child.facts.difficulties[0] ENUM_VALUE_UNKNOWN",
                "child.guardian.phone FIELD_INVALID",
            ],
            ignoreOrder: true);
    }

    public static TheoryData<Action<Child>, string> WrongFields => new()
    {
        { c => c.Identity = null, "child.identity FIELD_REQUIRED" },
        { c => c.Facts = null, "child.facts FIELD_REQUIRED" },
        { c => c.Identity.CitizenId = "", "child.identity.citizen_id FIELD_REQUIRED" },
        { c => c.Identity.Name = new string('长', 101), "child.identity.name FIELD_INVALID" },
        { c => c.Identity.Name = "a\tb", "child.identity.name FIELD_INVALID" },
        { c => c.Identity.BirthDate = "2016-03-02", "child.identity.birth_date BIRTH_DATE_CONFLICT" },
        { c => c.Identity.BirthDate = "2016-3-1", "child.identity.birth_date FIELD_INVALID" },
        { c => c.Identity.Sex = (Sex)77, "child.identity.sex ENUM_VALUE_UNKNOWN" },
        { c => c.Facts.BirthDate = "2016-03-02", "child.facts.birth_date BIRTH_DATE_CONFLICT" },
        { c => c.Facts.ResidenceDivision = "", "child.facts.residence_division FIELD_REQUIRED" },
        { c => c.Facts.ResidenceDivision = "2101", "child.facts.residence_division DIVISION_UNKNOWN" },
        { c => c.Facts.ResidenceDivision = "210102999", "child.facts.residence_division DIVISION_UNKNOWN" },
        { c => c.Facts.Hukou.Division = "999999", "child.facts.hukou.division DIVISION_UNKNOWN" },
        { c => c.Facts.Hukou.Unregistered = true, "child.facts.hukou.division FIELD_INVALID" },
        { c => c.Facts.LivingArrangement = (LivingArrangement)9, "child.facts.living_arrangement ENUM_VALUE_UNKNOWN" },
        { c => c.Facts.LeftHukouDate = "2025-07-16", "child.facts.left_hukou_date FIELD_INVALID" },
        { c => c.Facts.Returns.Add(new Interval { ToDate = "2025-01-01" }), "child.facts.returns[0].from_date FIELD_REQUIRED" },
        { c => c.Facts.Returns.Add(Since("2025-02-01", "2025-01-01")), "child.facts.returns[0].to_date FIELD_INVALID" },
        { c => c.Facts.ParentAbsences.Add(new ParentAbsence { Interval = Since("2025-02-01") }), "child.facts.parent_absences[0].role ENUM_VALUE_UNKNOWN" },
        { c => c.Facts.Programmes = new() { MinimumLivingFen = 5 }, "child.facts.programmes.minimum_living_fen FIELD_INVALID" },
        { c => c.Facts.Programmes = new() { DisabilityType = 8, DisabilityGrade = 1 }, "child.facts.programmes.disability_type FIELD_INVALID" },
        { c => c.Facts.Programmes = new() { DisabilityType = 5 }, "child.facts.programmes.disability_grade FIELD_INVALID" },
        { c => c.Facts.Studies = new Studies { Level = "KINDERGARTEN" }, "child.facts.studies.level FIELD_INVALID" },
        { c => c.Facts.ConfirmationDate = "x", "child.facts.confirmation_date FIELD_INVALID" },
        { c => c.Facts.AdoptionDate = "2025", "child.facts.adoption_date FIELD_INVALID" },
        { c => c.Facts.FormerCategory = BenefitCategory.ManualReview, "child.facts.former_category FIELD_INVALID" },
        { c => c.ResidenceAddress = new string('路', 201), "child.residence_address FIELD_INVALID" },
        { c => c.Guardian.Name = new string('长', 101), "child.guardian.name FIELD_INVALID" },
        { c => c.SchoolDivision = "210102001", "child.school_division FIELD_INVALID" },
        { c => c.InsuredDivision = "990101", "child.insured_division DIVISION_UNKNOWN" },
    };

    [Theory]
    [MemberData(nameof(WrongFields))]
    public async Task A_wrong_field_is_named_with_its_reason(Action<Child> spoil, string violation)
    {
        var refusal = await RefusedAsync(LedgerNode.Child(change: spoil));

        refusal.Code.ShouldBe(StatusCode.InvalidArgument);
        refusal.Fields.ShouldBe([violation]);
    }

    [Fact]
    public async Task A_request_without_a_child_is_refused() => (await RefusedAsync(null)).Fields.ShouldBe(["child FIELD_REQUIRED"]);

    [Fact]
    public async Task A_child_who_lives_elsewhere_is_not_entered_here()
    {
        var refusal = await RefusedAsync(LedgerNode.Child(change: c => c.Facts.ResidenceDivision = "210202"));

        (refusal.Code, refusal.Reason).ShouldBe((StatusCode.FailedPrecondition, "DIVISION_NOT_SERVED"));
        refusal.Metadata["division"].ShouldBe("210202");
    }

    [Fact]
    public async Task Parents_statuses_cannot_be_written_by_the_county()
    {
        var entered = await _node.EnterAsync(LedgerNode.Child(change: c => c.Facts.Parents.Add(new ParentFacts
        {
            Role = ParentFacts.Types.Role.Father,
            Statuses = { new ParentStatusInterval { Kind = ParentStatusKind.Dead, FromDate = "2020-01-01", Source = "court" } },
        })));

        entered.Facts.Parents.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_township_of_another_province_is_taken_by_its_county() =>
        (await _node.EnterAsync(LedgerNode.Child(change: c => c.Facts.Hukou.Division = "220102005"))).Facts.Hukou.Division.ShouldBe("220102005");

    [Fact]
    public async Task The_database_holds_nothing_personal_in_plain_text()
    {
        var child = LedgerNode.Child();
        var entered = await _node.EnterUntilAsync(ChildState.Monitored, child);
        await _node.UpdateAsync(entered);

        await using var db = _node.Get<NodeDatabase<CivilAffairsDb>>().CreateContext();
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        var bytes = new List<byte>();
        foreach (var path in new[] { file, file + "-wal" }.Where(File.Exists))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var content = new byte[stream.Length];
            await stream.ReadExactlyAsync(content);
            bytes.AddRange(content);
        }

        var all = bytes.ToArray();
        Contains(all, entered.ChildId.ToUpperInvariant()).ShouldBeTrue("the search finds what is there");
        string[] secrets = [child.Identity.CitizenId, child.Identity.Name, child.ResidenceAddress, child.Guardian.Name, child.Guardian.Phone];
        foreach (var secret in secrets)
            Contains(all, secret).ShouldBeFalse($"{secret.Length} characters of personal data");
    }

    private static bool Contains(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;

    private static Interval Since(string from, string to = "") => new() { FromDate = from, ToDate = to };

    private Task<Refusal> RefusedAsync(Child? child) =>
        Refusal.OfAsync(_node.Register.RegisterChildAsync(new RegisterChildRequest { RequestId = LedgerNode.NewRequest(), Child = child }));
}
