using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Education.V1;
using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Grpc;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Verification;

public sealed class OutcomeTests : IAsyncLifetime
{
    private LedgerNode _node = null!;

    public async Task InitializeAsync() => _node = await LedgerNode.StartAsync();

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task A_child_whom_all_confirm_is_decided_on_and_every_answer_is_shown()
    {
        var child = await _node.EnterUntilAsync(ChildState.Monitored);

        child.Checks.Select(c => (c.Department, c.Question, c.Verification.Outcome, c.AttemptCount)).ShouldBe(
        [
            (Department.PublicSecurity, "HOUSEHOLD", VerificationOutcome.Match, 1),
            (Department.PublicSecurity, "GUARDIAN_STATUS", VerificationOutcome.Match, 1),
            (Department.Education, "ENROLLMENT", VerificationOutcome.Match, 1),
            (Department.MedicalInsurance, "COVERAGE", VerificationOutcome.Match, 1),
        ]);
        child.Decision.Migrant.ShouldBe(Decision.Types.MigrantStatus.Yes);
        child.Decision.Monitored.ShouldBeTrue();
        child.Decision.Rules.ShouldContain(r => r.Rule == "MIGRANT.SIX_MONTHS" && r.Satisfied && r.TextZh.Length > 0 && r.Clause.Length > 0);
        child.Facts.Parents.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_asked_is_what_the_county_states()
    {
        VerifyHouseholdRequest? household = null;
        VerifyEnrollmentRequest? enrollment = null;
        VerifyCoverageRequest? cover = null;
        var (answerEnrollment, answerCover) = (_node.Script.Enrollment, _node.Script.Cover);
        _node.Script.Household = request => Scripted.Household((household = request).HukouDivision);
        _node.Script.Enrollment = request => answerEnrollment(enrollment = request);
        _node.Script.Cover = request => answerCover(cover = request);
        var stated = LedgerNode.Child(change: c => (c.SchoolDivision, c.InsuredDivision) = ("210106", "211322"));

        await _node.EnterUntilAsync(ChildState.Monitored, stated);

        household!.Person.CitizenId.ShouldBe(stated.Identity.CitizenId);
        household.HukouDivision.ShouldBe("211322");
        enrollment!.SchoolDivision.ShouldBe("210106");
        cover!.InsuredDivision.ShouldBe("211322");
    }

    [Theory]
    [InlineData(VerificationOutcome.Mismatch, new[] { "name" }, "HOUSEHOLD_MISMATCH:name")]
    [InlineData(VerificationOutcome.Mismatch, new[] { "sex", "birth_date" }, "HOUSEHOLD_MISMATCH:sex,birth_date")]
    [InlineData(VerificationOutcome.Mismatch, new[] { "name", "hukou_division" }, "HOUSEHOLD_MISMATCH:name,hukou_division")]
    [InlineData(VerificationOutcome.Mismatch, new string[0], "HOUSEHOLD_REFUSED")]
    [InlineData(VerificationOutcome.NoRecord, new string[0], "HOUSEHOLD_RECORD")]
    [InlineData(VerificationOutcome.Multiple, new string[0], "HOUSEHOLD_IDENTITY")]
    [InlineData(VerificationOutcome.Refused, new string[0], "HOUSEHOLD_REFUSED")]
    [InlineData(VerificationOutcome.Unspecified, new string[0], "HOUSEHOLD_REFUSED")]
    [InlineData((VerificationOutcome)42, new string[0], "HOUSEHOLD_REFUSED")]
    public async Task A_household_that_is_not_certain_waits_for_a_person(VerificationOutcome outcome, string[] fields, string missing)
    {
        _node.Script.Household = _ => Scripted.Household("211322001", outcome, fields);

        var child = await _node.EnterUntilAsync(ChildState.ManualReview);

        child.Decision.MissingFact.ShouldBe(missing);
        child.Decision.MissingFactText.ShouldNotBeEmpty();
        child.Decision.Category.ShouldBe(BenefitCategory.ManualReview);
        child.Facts.Hukou.Division.ShouldBe("211322", "what is not certain is not taken over");
    }

    [Fact]
    public async Task Where_only_the_hukou_differs_the_register_wins_and_the_conflict_is_shown()
    {
        _node.Script.Household = _ => Scripted.Household("210283001", VerificationOutcome.Mismatch, "hukou_division");

        var child = await _node.EnterUntilAsync(ChildState.Monitored);

        child.Facts.Hukou.Division.ShouldBe("210283001");
        var conflict = child.Decision.Rules.Where(r => r.Rule == "VERIFY.HUKOU_CONFLICT").ShouldHaveSingleItem();
        conflict.Facts.ShouldBe(["hukou.stated=211322", "hukou.register=210283001"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("999999")]
    [InlineData("2102")]
    public async Task A_match_that_does_not_say_where_is_no_match(string division)
    {
        _node.Script.Household = _ => Scripted.Household(division);

        var child = await _node.EnterUntilAsync(ChildState.ManualReview);

        child.Decision.MissingFact.ShouldBe("HOUSEHOLD_REFUSED");
        child.Checks[0].Verification.RefusalReason.ShouldBe("ANSWER_INCOMPLETE");
    }

    [Theory]
    [InlineData(VerificationOutcome.NoRecord)]
    [InlineData(VerificationOutcome.Mismatch)]
    [InlineData(VerificationOutcome.Multiple)]
    [InlineData(VerificationOutcome.Refused)]
    public async Task School_and_insurance_are_shown_and_block_nothing(VerificationOutcome outcome)
    {
        _node.Script.Enrollment = _ => Task.FromResult(new VerifyEnrollmentResponse { Verification = Scripted.Of(outcome, "name") });
        _node.Script.Cover = _ => Task.FromResult(new VerifyCoverageResponse { Verification = Scripted.Of(outcome, "name") });

        var child = await _node.EnterUntilAsync(ChildState.Monitored);

        child.Checks.Skip(2).Select(c => c.Verification.Outcome).ShouldBe([outcome, outcome]);
    }

    [Theory]
    [InlineData(VerificationOutcome.NoRecord)]
    [InlineData(VerificationOutcome.Multiple)]
    [InlineData(VerificationOutcome.Refused)]
    public async Task Parents_of_whom_nothing_is_said_are_unknown(VerificationOutcome outcome)
    {
        _node.Script.Guardians = _ => Task.FromResult(new GetGuardianStatusResponse { Verification = Scripted.Of(outcome) });

        var child = await _node.EnterUntilAsync(ChildState.ManualReview);

        child.Decision.MissingFact.ShouldBeOneOf("FATHER_STATUS", "MOTHER_STATUS");
    }

    [Fact]
    public async Task A_child_who_qualifies_is_to_be_referred_to_the_hukou_county()
    {
        _node.Script.Guardians = _ => Scripted.Guardians(ParentStatusKind.Dead, ParentStatusKind.Imprisoned);

        var child = await _node.EnterUntilAsync(ChildState.ReferralDue);

        child.Decision.Category.ShouldBe(BenefitCategory.DeFactoUnsupported);
        (child.Decision.Destination, child.Decision.DestinationDivision).ShouldBe((Decision.Types.Destination.ReferToHukouCounty, "211322"));
        child.Decision.Services.ShouldContain("TEMPORARY_AID");
    }

    [Theory]
    [InlineData("220102", ChildState.ReferralDue, Decision.Types.Destination.ProvincialGateway)]
    [InlineData("210102", ChildState.LocalCase, Decision.Types.Destination.Local)]
    public async Task Where_a_case_goes_depends_on_the_hukou(string hukou, ChildState state, Decision.Types.Destination destination)
    {
        _node.Script.Guardians = _ => Scripted.Guardians(ParentStatusKind.Dead, ParentStatusKind.Dead);

        var child = await _node.EnterUntilAsync(state, LedgerNode.Child(change: c => c.Facts.Hukou.Division = hukou));

        child.Decision.Destination.ShouldBe(destination);
    }

    [Fact]
    public async Task A_question_that_a_department_refuses_is_refused_with_its_reason()
    {
        var status = new Google.Rpc.Status
        {
            Code = (int)Code.InvalidArgument,
            Message = "no",
            Details = { Any.Pack(new ErrorInfo { Reason = "CITIZEN_ID_INVALID", Domain = "publicsecurity.exchange" }) },
        };
        _node.Script.Household = _ => Task.FromException<VerifyHouseholdResponse>(status.ToRpcException());

        var child = await _node.EnterUntilAsync(ChildState.ManualReview);

        child.Decision.MissingFact.ShouldBe("HOUSEHOLD_REFUSED");
        child.Checks[0].Verification.RefusalReason.ShouldBe("CITIZEN_ID_INVALID");
    }

    [Fact]
    public async Task A_child_without_a_registration_is_sent_to_public_security_once()
    {
        var child = await _node.EnterUntilAsync(ChildState.ManualReview, LedgerNode.Unregistered());

        child.Decision.MissingFact.ShouldBe("HUKOU_REGISTRATION");
        child.Decision.Services.ShouldContain("TEMPORARY_AID");
        child.Checks.ShouldBeEmpty();
        var before = await OutboxAsync();
        before.ShouldBe(1);
        child.Etag = "";
        await _node.UpdateAsync(child);
        await _node.UntilAsync(child.ChildId, ChildState.ManualReview);
        (await OutboxAsync()).ShouldBe(1, "public security was asked before");
    }

    [Fact]
    public async Task A_child_who_was_registered_meanwhile_is_asked_about()
    {
        var child = await _node.EnterUntilAsync(ChildState.ManualReview, LedgerNode.Unregistered());
        child.Identity = LedgerNode.Child(7, c => c.Identity.Name = child.Identity.Name).Identity;
        child.Facts.BirthDate = "";
        child.Facts.Sex = Contracts.Type.V1.Sex.Unspecified;
        child.Facts.Hukou = new Hukou { Division = "211322" };
        child.Etag = "";

        await _node.UpdateAsync(child);

        (await _node.UntilAsync(child.ChildId, ChildState.Monitored)).Decision.Monitored.ShouldBeTrue();
    }

    private async Task<long> OutboxAsync()
    {
        await using var db = _node.Get<Hosting.Storage.NodeDatabase<CivilAffairsDb>>().CreateContext();
        var connection = Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetDbConnection(db.Database);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM outbox WHERE type = 'exchange.civilaffairs.v1.RegistrationRequest'";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
