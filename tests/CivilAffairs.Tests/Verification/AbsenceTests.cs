using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Education.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Verification;

/// <summary>Departments that do not answer.</summary>
public sealed class AbsenceTests
{
    [Theory]
    [InlineData(StatusCode.Unavailable)]
    [InlineData(StatusCode.DeadlineExceeded)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.Unimplemented)]
    [InlineData(StatusCode.ResourceExhausted)]
    [InlineData(StatusCode.Unauthenticated)]
    public async Task A_child_of_whom_a_department_is_silent_is_partial_and_completes_by_itself(StatusCode status)
    {
        await using var node = await LedgerNode.StartAsync();
        var answer = node.Script.Enrollment;
        node.Script.Enrollment = _ => Scripted.Fails<VerifyEnrollmentResponse>(status);

        var partial = await node.EnterUntilAsync(ChildState.Partial);
        var check = partial.Checks.Single(c => c.Question == "ENROLLMENT");
        check.Verification.Outcome.ShouldBe(VerificationOutcome.Timeout);
        check.NextAttemptTime.ShouldNotBeNull();
        partial.Decision.ShouldBeNull("what is not complete is not decided");

        node.Script.Enrollment = answer;
        node.Clock.Advance(TimeSpan.FromMinutes(2));
        var child = await node.UntilAsync(partial.ChildId, ChildState.Monitored);

        child.Checks.Single(c => c.Question == "ENROLLMENT").AttemptCount.ShouldBeGreaterThan(1);
        node.Departments.Calls.Of("VerifyHousehold").ShouldBe(1, "what was answered is not asked again");
    }

    [Fact]
    public async Task A_department_that_does_not_come_to_an_end_is_not_waited_for()
    {
        await using var node = await StartAsync(questionSeconds: "0.2");
        node.Script.Guardians = async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5));
            return await Scripted.Guardians(ParentStatusKind.Functioning, ParentStatusKind.Functioning);
        };

        var partial = await node.EnterUntilAsync(ChildState.Partial);

        partial.Checks.Single(c => c.Question == "GUARDIAN_STATUS").Verification.Outcome.ShouldBe(VerificationOutcome.Timeout);
    }

    [Fact]
    public async Task When_the_whole_province_is_away_nothing_spins_and_all_completes_on_its_return()
    {
        var away = await FakeDepartments.StartAsync();
        var (address, port) = (away.Address, new Uri(away.Address).Port);
        await away.DisposeAsync();
        await using var node = await LedgerNode.StartAsync(address: address);
        for (var i = 1; i <= 40; i++)
            await node.EnterAsync(LedgerNode.Child(i));
        await Eventually.TrueAsync(async () => await node.CountAsync(ChildState.Partial) == 40, "all are partial");

        // A department that is away is found out by a few questions, not by one for each child again and again.
        node.Clock.Advance(TimeSpan.FromMinutes(1));
        await Task.Delay(300);
        var attempts = (await node.Register.ListChildrenAsync(new ListChildrenRequest())).Children.Sum(c => c.Checks.Sum(k => k.AttemptCount));
        attempts.ShouldBeLessThan(40 * 4 * 2);

        await using var back = await FakeDepartments.StartAsync(port);
        await Eventually.TrueAsync(
            async () =>
            {
                node.Clock.Advance(TimeSpan.FromSeconds(5));
                return await node.CountAsync(ChildState.Monitored) == 40;
            },
            "all are decided on",
            30);
    }

    [Fact]
    public async Task A_silent_department_does_not_keep_the_others_from_answering()
    {
        await using var node = await StartAsync(questionSeconds: "0.3");
        node.Script.Household = async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(30));
            return new VerifyHouseholdResponse();
        };
        for (var i = 1; i <= 60; i++)
            await node.EnterAsync(LedgerNode.Child(i));

        await Eventually.TrueAsync(async () => await node.CountAsync(ChildState.Partial) == 60, "all are partial", 10);

        node.Departments.Calls.Of("VerifyEnrollment").ShouldBeGreaterThan(50, "few are lost to the short deadline");
    }

    private static Task<LedgerNode> StartAsync(string questionSeconds) =>
        LedgerNode.StartAsync(new Dictionary<string, string?> { ["CivilAffairs:Verification:QuestionSeconds"] = questionSeconds });
}
