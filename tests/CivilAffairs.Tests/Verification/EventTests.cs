using Exchange.CivilAffairs.Tests.Support;
using Exchange.CivilAffairs.Verification;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Education.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.CivilAffairs.Tests.Verification;

/// <summary>What the registers publish.</summary>
public sealed class EventTests : IAsyncLifetime
{
    private LedgerNode _node = null!;

    public async Task InitializeAsync() => _node = await LedgerNode.StartAsync();

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Fact]
    public async Task A_moved_registration_moves_the_facts_and_is_decided_on_at_once()
    {
        var child = await _node.EnterUntilAsync(ChildState.Monitored);

        await DeliverAsync<HouseholdMoved, ReassessOnHouseholdMoved>(Moved(child, "210102001", minutes: 10));

        var moved = await _node.GetAsync(child.ChildId);
        moved.Facts.Hukou.Division.ShouldBe("210102001");
        moved.State.ShouldNotBe(ChildState.Monitored);
        _node.Departments.Calls.Of("VerifyHousehold").ShouldBe(1);
    }

    [Fact]
    public async Task A_move_that_the_register_knew_when_it_was_asked_changes_nothing()
    {
        var child = await _node.EnterUntilAsync(ChildState.Monitored);

        await DeliverAsync<HouseholdMoved, ReassessOnHouseholdMoved>(Moved(child, "210102001", minutes: -10));

        (await _node.GetAsync(child.ChildId)).Etag.ShouldBe(child.Etag);
    }

    [Fact]
    public async Task Of_two_moves_in_the_wrong_order_the_later_counts()
    {
        var child = await _node.EnterUntilAsync(ChildState.Monitored);

        await DeliverAsync<HouseholdMoved, ReassessOnHouseholdMoved>(Moved(child, "210283001", minutes: 20));
        await DeliverAsync<HouseholdMoved, ReassessOnHouseholdMoved>(Moved(child, "210202", minutes: 10));

        (await _node.GetAsync(child.ChildId)).Facts.Hukou.Division.ShouldBe("210283001");
    }

    [Fact]
    public async Task A_child_who_was_not_in_the_register_is_asked_about_when_she_moves()
    {
        _node.Script.Household = _ => Scripted.Household("", VerificationOutcome.NoRecord);
        var child = await _node.EnterUntilAsync(ChildState.ManualReview);
        _node.Script.Household = _ => Scripted.Household("211322");

        await DeliverAsync<HouseholdMoved, ReassessOnHouseholdMoved>(Moved(child, "211322", minutes: 10));

        await _node.UntilAsync(child.ChildId, ChildState.Monitored);
    }

    [Fact]
    public async Task A_changed_guardian_status_is_asked_for_and_decided_on()
    {
        var child = await _node.EnterUntilAsync(ChildState.Monitored);
        _node.Script.Guardians = _ => Scripted.Guardians(ParentStatusKind.Dead, ParentStatusKind.Imprisoned);

        await DeliverAsync<GuardianStatusChanged, ReviewOnGuardianStatusChanged>(new GuardianStatusChanged { MatchKey = KeyOf(child) });

        await _node.UntilAsync(child.ChildId, ChildState.ReferralDue);
        (_node.Departments.Calls.Of("GetGuardianStatus"), _node.Departments.Calls.Of("VerifyHousehold")).ShouldBe((2, 1));
    }

    [Fact]
    public async Task An_enrolment_that_education_did_not_have_before_is_asked_for_again()
    {
        var answer = _node.Script.Enrollment;
        _node.Script.Enrollment = _ => Task.FromResult(new VerifyEnrollmentResponse { Verification = Scripted.Of(VerificationOutcome.NoRecord) });
        var child = await _node.EnterUntilAsync(ChildState.Monitored);
        _node.Script.Enrollment = answer;

        await DeliverAsync<EnrollmentChanged, NoteOnEnrollmentChanged>(new EnrollmentChanged { MatchKey = KeyOf(child) });

        await Testing.Eventually.TrueAsync(async () => await EnrollmentAsync(child.ChildId) == VerificationOutcome.Match, "education has the child");
        (await _node.GetAsync(child.ChildId)).State.ShouldBe(ChildState.Monitored);
    }

    [Fact]
    public async Task Events_about_others_and_events_that_make_no_sense_are_told_apart()
    {
        var nobody = ByteString.CopyFrom(new byte[32]);
        var nonsense = ByteString.CopyFrom(1, 2);

        await DeliverAsync<GuardianStatusChanged, ReviewOnGuardianStatusChanged>(new() { MatchKey = nobody });

        await Should.ThrowAsync<RefuseMessageException>(() =>
            DeliverAsync<GuardianStatusChanged, ReviewOnGuardianStatusChanged>(new() { MatchKey = nonsense }));
        await Should.ThrowAsync<RefuseMessageException>(() =>
            DeliverAsync<HouseholdMoved, ReassessOnHouseholdMoved>(new() { MatchKey = nobody, ToDivision = "999999" }));
    }

    private async Task<VerificationOutcome?> EnrollmentAsync(string childId) =>
        (await _node.GetAsync(childId)).Checks.SingleOrDefault(c => c.Question == "ENROLLMENT")?.Verification.Outcome;

    private Task DeliverAsync<TMessage, THandler>(TMessage message)
        where TMessage : class, IMessage<TMessage>
        where THandler : IHandle<TMessage, CivilAffairsDb> => _node.Get<Transactions<CivilAffairsDb>>().RunAsync(
        "test",
        unit => ActivatorUtilities.CreateInstance<THandler>(_node.Get<IServiceProvider>())
            .HandleAsync(new Delivery<TMessage>(message, unit.NewId(), "", 0, default, default, unit.Now, "test"), unit, default),
        default);

    private HouseholdMoved Moved(Child child, string to, int minutes) => new()
    {
        MatchKey = KeyOf(child),
        FromDivision = "211322",
        ToDivision = to,
        MoveDate = "2025-07-15",
        RecordTime = new DateTimeOffset(2025, 7, 15, 2, 0, 0, TimeSpan.Zero).AddMinutes(minutes).ToTimestamp(),
    };

    private ByteString KeyOf(Child child) => ByteString.CopyFrom(_node.Get<IdentityVault>().Key(CitizenId.Parse(child.Identity.CitizenId)));
}
