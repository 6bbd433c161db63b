using Exchange.Chaos;

namespace Exchange.Faults.Tests.Checker;

/// <summary>Each invariant is broken on purpose, in every way that it speaks of, and the checker sees it.</summary>
public sealed class InvariantTests
{
    private readonly SoundRun _run = new();

    [Fact]
    public void A_sound_run_keeps_every_promise_and_each_was_looked_at()
    {
        var verdict = _run.Check();

        verdict.Violations.ShouldBeEmpty();
        verdict.IsKept.ShouldBeTrue();
        verdict.Findings.Select(finding => finding.Invariant).ShouldBe(["I1", "I2", "I3", "I4", "I5", "I6", "I7"]);
        verdict.Findings.ShouldAllBe(finding => finding.Checked > 0);
    }

    [Fact]
    public void A_run_that_shows_nothing_is_not_kept()
    {
        var empty = new RunEvidence(new ClientHistory(), [], new PlainTextSearch([SoundRun.Canary]), TimeSpan.Zero, TimeSpan.Zero);

        Chaos.Checker.Check(seed: 1, empty).IsKept.ShouldBeFalse();
    }

    [Fact]
    public void I1_An_answered_write_that_the_node_forgot_is_seen()
    {
        _run.Here = _run.Here with { Requests = [] };
        Breaks("I1");
    }

    [Fact]
    public void I1_A_step_that_never_came_to_the_other_side_is_seen()
    {
        _run.There = _run.There with { Timeline = [.. _run.There.Timeline.Where(line => line.Kind != "ACKNOWLEDGED")] };
        Breaks("I1");
    }

    [Fact]
    public void I1_A_letter_in_nobodys_inbox_is_seen()
    {
        _run.There = _run.There with { Inbox = [] };
        Breaks("I1");
    }

    [Fact]
    public void I1_A_letter_that_waits_for_ever_is_seen()
    {
        _run.Here = _run.Here with { Outbox = [_run.Here.Outbox[0] with { State = "Undeliverable", IsDone = false }, _run.Here.Outbox[1]] };
        Breaks("I1");
    }

    [Fact]
    public void I1_A_good_message_that_was_put_aside_is_seen()
    {
        _run.Here = _run.Here with { Shelf = [new ShelvedLine(Guid.NewGuid(), "exchange.civilaffairs.v1.ReferralDecision", true, "no step leads here")] };
        Breaks("I1");
    }

    [Fact]
    public void I1_Poison_that_disappeared_is_seen_and_poison_that_was_parked_is_as_it_should_be()
    {
        var poison = Guid.NewGuid();
        _run.History.AddPoison(poison, new Poison("not protobuf", IsSent: true));
        Breaks("I1");

        _run.There = _run.There with { Shelf = [new ShelvedLine(poison, "x", IsParked: true, "the body is no x")] };
        _run.Check().IsKept.ShouldBeTrue();
    }

    [Fact]
    public void I2_A_message_applied_twice_is_seen()
    {
        _run.There = _run.There with { Inbox = [.. _run.There.Inbox, _run.There.Inbox[0]] };
        Breaks("I2");
    }

    [Fact]
    public void I2_A_letter_applied_at_two_nodes_is_seen()
    {
        _run.Here = _run.Here with { Inbox = [.. _run.Here.Inbox, _run.There.Inbox[0]] };
        Breaks("I2");
    }

    [Fact]
    public void I2_A_step_taken_twice_is_seen()
    {
        _run.There = _run.There with { Timeline = [.. _run.There.Timeline, _run.There.Timeline[^1] with { Sequence = 99 }] };
        Breaks("I2");
    }

    [Fact]
    public void I2_Two_protections_of_one_referral_are_seen()
    {
        _run.There = _run.There with { Protections = [SoundRun.Referral, SoundRun.Referral] };
        Breaks("I2");
    }

    [Fact]
    public void I3_Sides_of_different_states_are_seen()
    {
        _run.There = _run.There with { Sides = [_run.There.Sides[0] with { State = 6 }] };
        Breaks("I3");
    }

    [Fact]
    public void I3_A_letter_that_one_side_counts_and_the_other_does_not_is_seen()
    {
        _run.There = _run.There with { Sides = [_run.There.Sides[0] with { Received = 1 }] };
        Breaks("I3");
    }

    [Fact]
    public void I3_A_side_that_is_missing_is_seen()
    {
        _run.There = _run.There with { Sides = [] };
        Breaks("I3");
    }

    [Fact]
    public void I3_Things_that_never_come_to_rest_are_seen()
    {
        _run.QuietAfter = null;
        Breaks("I3");
    }

    [Fact]
    public void I4_A_step_that_leads_nowhere_is_seen()
    {
        _run.There = _run.There with { Timeline = [.. _run.There.Timeline.Select(line => line.Kind == "CONFIRMED" ? line with { State = 10 } : line)] };
        Breaks("I4");
    }

    [Fact]
    public void I4_A_leg_that_falls_is_seen()
    {
        _run.Here = _run.Here with { Timeline = [_run.Here.Timeline[0] with { Leg = 2 }, .. _run.Here.Timeline.Skip(1)] };
        Breaks("I4");
    }

    [Fact]
    public void I4_A_version_that_does_not_count_its_timeline_is_seen()
    {
        _run.Here = _run.Here with { Sides = [_run.Here.Sides[0] with { Version = 4 }] };
        Breaks("I4");
    }

    [Fact]
    public void I4_A_client_that_is_shown_yesterday_is_seen()
    {
        _run.History.Add(new Observation(_run.Here.Node, SoundRun.Referral, Side.Residence, 1, 4));
        Breaks("I4");
    }

    [Fact]
    public void I5_An_entry_that_was_changed_is_seen()
    {
        _run.Here = _run.Here with { Audit = [.. _run.Here.Audit.Select(entry => entry.Sequence == 2 ? entry with { Actor = "nobody" } : entry)] };
        Breaks("I5");
    }

    [Fact]
    public void I5_An_entry_that_was_taken_out_is_seen()
    {
        _run.Here = _run.Here with { Audit = [.. _run.Here.Audit.Where(entry => entry.Sequence != 2)] };
        Breaks("I5");
    }

    [Fact]
    public void I5_An_effect_with_two_entries_is_seen()
    {
        _run.Here = _run.Here with
        {
            Audit = SoundRun.Chain("REFERRAL_CREATED", "REFERRAL_ACCEPTED", "REFERRAL_ACCEPTED", "REFERRAL_CONFIRMED", "REFERRAL_ACKNOWLEDGED"),
        };
        Breaks("I5");
    }

    [Fact]
    public void I5_An_effect_without_an_entry_is_seen()
    {
        _run.Here = _run.Here with { Audit = SoundRun.Chain("REFERRAL_CREATED", "REFERRAL_ACCEPTED", "REFERRAL_CONFIRMED") };
        Breaks("I5");
    }

    [Fact]
    public void I6_A_number_in_the_midst_of_bytes_is_seen()
    {
        _run.Search.Bytes("x", "queue", System.Text.Encoding.ASCII.GetBytes($"219901\0\u0001{SoundRun.Canary}\u0002"));
        Breaks("I6");
    }

    [Fact]
    public void I6_The_number_of_somebody_else_is_no_canary()
    {
        _run.Search.Bytes("x", "queue", "219901201603019999"u8);
        _run.Check().IsKept.ShouldBeTrue();
    }

    [Fact]
    public void I7_A_second_answer_that_differs_is_seen()
    {
        _run.History.Add(_run.Last with { Answer = "another" });
        Breaks("I7");
    }

    [Fact]
    public void I7_A_repeated_call_that_is_refused_is_seen()
    {
        _run.History.Add(_run.Last with { Status = "FailedPrecondition", Answer = "", Reason = "REFERRAL_STATE_CONFLICT" });
        Breaks("I7");
    }

    private void Breaks(string invariant)
    {
        var verdict = _run.Check();
        verdict.IsKept.ShouldBeFalse();
        verdict.Violations.ShouldContain(violation => violation.Invariant == invariant, customMessage: string.Join('\n', verdict.Violations));
    }
}
