using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;
using Grpc.Core;
using static Exchange.Contracts.Type.V1.ParentFacts.Types.Role;
using static Exchange.PublicSecurity.Tests.Register;

namespace Exchange.PublicSecurity.Tests.Households;

[Collection(OnSharedRegister.Name)]
public sealed class GuardianStatusTests(SharedRegister shared)
{
    [Fact]
    public async Task A_child_of_one_entry_has_the_parents_that_are_registered_and_no_others()
    {
        var disability = Status(ParentStatusKind.SevereDisability, "2019-05-01");
        (disability.DisabilityType, disability.DisabilityGrade, disability.Evidence) = (6, 3, "disability-card:sha256:00");
        var child = await shared.Sqlite.RegisteredAsync(entry => entry.Parents.Add(Parent(Mother, statuses: disability)));

        var answer = await shared.Sqlite.GuardiansAsync(child);

        answer.Verification.ShouldBe(new() { Outcome = VerificationOutcome.Match });
        answer.Parents.ShouldBe([new ParentFacts { Role = Mother, Kind = ParentKind.Birth, Statuses = { disability } }]);
        answer.AnswerTime.ToDateTimeOffset().ShouldBe(shared.Sqlite.Department.Clock.Now);
    }

    [Fact]
    public async Task Adoptive_birth_and_step_parents_are_all_told_for_the_law_counts_them()
    {
        var child = await shared.Sqlite.RegisteredAsync(entry => entry.Parents.AddRange(
            [Parent(Father), Parent(Father, ParentKind.Adoptive), Parent(Mother, ParentKind.Step)]));

        (await shared.Sqlite.GuardiansAsync(child)).Parents.Select(parent => (parent.Role, parent.Kind))
            .ShouldBe([(Father, ParentKind.Birth), (Father, ParentKind.Adoptive), (Mother, ParentKind.Step)]);
    }

    [Fact]
    public async Task The_parents_of_a_child_unknown_or_known_twice_are_not_told()
    {
        var twice = new TestPerson();
        await shared.Sqlite.ImportAsync(Entry(twice, "B1"), Entry(twice, "B2"));

        (await shared.Sqlite.GuardiansAsync(new())).Verification.Outcome.ShouldBe(VerificationOutcome.NoRecord);
        (await shared.Sqlite.GuardiansAsync(twice)).Verification.Outcome.ShouldBe(VerificationOutcome.Multiple);
    }

    [Theory]
    [InlineData("", "citizen_id FIELD_REQUIRED")]
    [InlineData("219901201201010000", "citizen_id CITIZEN_ID_INVALID")]
    public async Task A_wrong_number_is_refused_and_not_echoed(string number, string violation)
    {
        var refusal = await Refusal.OfAsync(() => shared.Sqlite.Client.GetGuardianStatusAsync(new() { CitizenId = number }).ResponseAsync);

        refusal.Fields.ShouldBe([violation]);
        refusal.Everything.ShouldNotContain("219901");
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Records_in_any_order_make_the_same_intervals_and_each_is_published(string provider)
    {
        var register = await shared.OnAsync(provider);
        ParentStatusInterval[] records =
        [
            Status(ParentStatusKind.Functioning, "2012-01-01"),
            Status(ParentStatusKind.SevereDisability, "2015-01-01"),
            Status(ParentStatusKind.Imprisoned, "2020-01-01", "2021-06-30"),
            Status(ParentStatusKind.Dead, "2023-04-05"),
        ];
        foreach (int[] order in (int[][])[[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1]])
        {
            var child = await register.RegisteredAsync(entry => entry.Parents.Add(Parent(Father)));
            foreach (var index in order)
                await register.RecordAsync(child, Father, records[index]);

            (await register.GuardiansAsync(child)).Parents.Single().Statuses
                .Select(status => (status.Kind, status.FromDate, status.ToDate))
                .ShouldBe(
                [
                    (ParentStatusKind.Functioning, "2012-01-01", "2014-12-31"),
                    (ParentStatusKind.SevereDisability, "2015-01-01", "2023-04-04"),
                    (ParentStatusKind.Imprisoned, "2020-01-01", "2021-06-30"),
                    (ParentStatusKind.Dead, "2023-04-05", ""),
                ]);
            var key = register.Department.Node.Get<Exchange.Hosting.Security.IdentityVault>().Key(child.Id);
            await Eventually.TrueAsync(
                () => register.Department.Heard.Of<GuardianStatusChanged>()
                    .Where(fact => fact.MatchKey.Span.SequenceEqual(key) && fact.Role == Father)
                    .Select(fact => fact.Status).ToHashSet().SetEquals(records),
                "every record is heard of");
        }
    }

    [Fact]
    public async Task A_release_is_the_imprisonment_with_its_end_and_leaves_the_disability()
    {
        var child = await shared.Sqlite.RegisteredAsync(entry => entry.Parents.Add(Parent(Father)));
        await shared.Sqlite.RecordAsync(child, Father, Status(ParentStatusKind.SevereDisability, "2015-01-01"));
        await shared.Sqlite.RecordAsync(child, Father, Status(ParentStatusKind.Imprisoned, "2020-01-01"));

        var parent = await shared.Sqlite.RecordAsync(child, Father, Status(ParentStatusKind.Imprisoned, "2020-01-01", "2024-12-31"));

        parent.Statuses.Select(status => (status.Kind, status.ToDate))
            .ShouldBe([(ParentStatusKind.SevereDisability, ""), (ParentStatusKind.Imprisoned, "2024-12-31")]);
    }

    [Fact]
    public async Task A_status_is_recorded_of_the_adoptive_parent_where_there_is_one()
    {
        var child = await shared.Sqlite.RegisteredAsync(entry =>
            entry.Parents.AddRange([Parent(Mother), Parent(Mother, ParentKind.Adoptive)]));

        (await shared.Sqlite.RecordAsync(child, Mother, Status(ParentStatusKind.Dead, "2024-01-01"))).Kind.ShouldBe(ParentKind.Adoptive);

        (await shared.Sqlite.GuardiansAsync(child)).Parents.Single(parent => parent.Kind == ParentKind.Birth).Statuses.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ParentKind.Step, Father)]
    [InlineData(ParentKind.Birth, Mother)]
    public async Task A_step_parent_and_a_parent_of_the_other_role_are_not_the_parent_asked_for(
        ParentKind kind, ParentFacts.Types.Role role)
    {
        var child = await shared.Sqlite.RegisteredAsync(entry => entry.Parents.Add(Parent(role, kind)));

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.RecordAsync(child, Father, Status(ParentStatusKind.Dead, "2024-01-01")));

        (refusal.Code, refusal.Reason).ShouldBe((StatusCode.NotFound, "publicsecurity.exchange/PARENT_NOT_FOUND"));
    }

    [Fact]
    public async Task A_status_of_nobodys_parent_is_refused()
    {
        var refusal = await Refusal.OfAsync(() => shared.Sqlite.RecordAsync(new(), Father, Status(ParentStatusKind.Dead, "2024-01-01")));

        refusal.Reason.ShouldBe("publicsecurity.exchange/HOUSEHOLD_NOT_FOUND");
    }

    public static TheoryData<string, Action<RecordGuardianStatusRequest>> WrongRecords => new()
    {
        { "request_id REQUEST_ID_INVALID", request => request.RequestId = "" },
        { "citizen_id FIELD_REQUIRED", request => request.CitizenId = "" },
        { "role ENUM_VALUE_UNKNOWN", request => request.Role = Unspecified },
        { "role ENUM_VALUE_UNKNOWN", request => request.Role = (ParentFacts.Types.Role)3 },
        { "status FIELD_REQUIRED", request => request.Status = null },
        { "status.kind ENUM_VALUE_UNKNOWN", request => request.Status.Kind = default },
        { "status.kind ENUM_VALUE_UNKNOWN", request => request.Status.Kind = (ParentStatusKind)99 },
        { "status.from_date FIELD_INVALID", request => request.Status.FromDate = "2024-02-30" },
        { "status.to_date FIELD_INVALID", request => request.Status.ToDate = "2023-12-31" },
        { "status.police_acceptance_date FIELD_INVALID", request => request.Status.PoliceAcceptanceDate = "x" },
        { "status.disability_type FIELD_INVALID", request => request.Status.DisabilityType = 8 },
        { "status.disability_grade FIELD_INVALID", request => request.Status.DisabilityGrade = -1 },
        { "status.term_months FIELD_INVALID", request => request.Status.TermMonths = -6 },
    };

    [Theory]
    [MemberData(nameof(WrongRecords))]
    public async Task A_wrong_record_is_refused_by_the_field(string violation, Action<RecordGuardianStatusRequest> makeWrong)
    {
        var child = await shared.Sqlite.RegisteredAsync(entry => entry.Parents.Add(Parent(Father)));
        var request = new RecordGuardianStatusRequest
        {
            RequestId = NewRequestId(),
            CitizenId = child.Number,
            Role = Father,
            Status = Status(ParentStatusKind.Dead, "2024-01-01"),
        };
        makeWrong(request);

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.Client.RecordGuardianStatusAsync(request).ResponseAsync);

        refusal.Fields.ShouldBe([violation]);
        (await shared.Sqlite.GuardiansAsync(child)).Parents.Single().Statuses.ShouldBeEmpty();
    }
}
