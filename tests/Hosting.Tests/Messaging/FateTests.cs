using Exchange.Hosting.Messaging;

namespace Exchange.Hosting.Tests.Messaging;

public sealed class FateTests
{
    private static readonly DateTimeOffset Now = new(2025, 7, 15, 2, 0, 0, TimeSpan.Zero);
    private readonly MessagingOptions _options = new();

    [Fact]
    public void A_letter_that_was_sent_is_looked_at_again_at_growing_intervals_up_to_an_hour()
    {
        var letter = Row(MessageKind.Letter);
        var pauses = new List<double>();
        for (var i = 0; i < 9; i++)
        {
            Fate.Decide(letter, new PublishResult(PublishOutcome.Confirmed), false, Now, _options);
            letter.State.ShouldBe(OutboxState.Sent);
            pauses.Add((letter.NextAttemptTime!.Value - Now).TotalSeconds);
        }

        pauses.ShouldBe([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
        letter.SentTime.ShouldBe(Now);
    }

    [Theory, InlineData(MessageKind.Event), InlineData(MessageKind.Receipt)]
    public void Events_and_receipts_are_done_when_the_broker_has_them(MessageKind kind)
    {
        var row = Row(kind);
        Fate.Decide(row, new PublishResult(PublishOutcome.Confirmed), false, Now, _options);
        (row.State, row.NextAttemptTime).ShouldBe((OutboxState.Sent, null));
    }

    [Fact]
    public void An_address_that_nobody_serves_never_parks_a_letter()
    {
        var letter = Row(MessageKind.Letter);
        for (var i = 0; i < 50; i++) Fate.Decide(letter, new PublishResult(PublishOutcome.Returned, "unbound"), false, Now, _options);
        (letter.State, letter.Attempts, letter.LastError).ShouldBe((OutboxState.Undeliverable, 50, "unbound"));
        letter.NextAttemptTime.ShouldBe(Now + _options.LongestRetry);
    }

    [Fact]
    public void An_event_without_followers_is_done_after_a_while()
    {
        var row = Row(MessageKind.Event);
        Fate.Decide(row, new PublishResult(PublishOutcome.Returned, "unbound"), false, Now, _options);
        row.State.ShouldBe(OutboxState.Undeliverable);
        Fate.Decide(row, new PublishResult(PublishOutcome.Returned, "unbound"), false, Now + _options.EventPatience, _options);
        (row.State, row.NextAttemptTime).ShouldBe((OutboxState.Sent, null));
    }

    [Fact]
    public void A_message_that_the_broker_refuses_is_parked_in_the_end_and_a_broker_out_of_reach_does_not_count()
    {
        var row = Row(MessageKind.Letter);
        for (var i = 0; i < 100; i++) Fate.Decide(row, new PublishResult(PublishOutcome.Unavailable, "away"), true, Now, _options);
        (row.State, row.Attempts, row.NextAttemptTime).ShouldBe((OutboxState.Pending, 0, Now + _options.RetryAfter));

        var refusal = new PublishResult(PublishOutcome.Failed, "refused");
        for (var i = 1; i < _options.ParkAfter; i++) Fate.Decide(row, refusal, false, Now, _options);
        row.State.ShouldBe(OutboxState.Pending);
        Fate.Decide(row, refusal, false, Now, _options);
        (row.State, row.NextAttemptTime, row.LastError).ShouldBe((OutboxState.Parked, null, "refused"));
    }

    [Fact]
    public void A_queue_that_does_not_answer_is_tried_at_growing_intervals_and_parks_nothing()
    {
        var row = Row(MessageKind.Letter);
        for (var i = 0; i < 50; i++) Fate.Decide(row, new PublishResult(PublishOutcome.Unavailable, "silence"), false, Now, _options);
        (row.State, row.Attempts, row.NextAttemptTime).ShouldBe((OutboxState.Pending, 50, Now + _options.LongestRetry));
    }

    private static OutboxRow Row(MessageKind kind) => new()
    {
        Id = Guid.NewGuid(),
        Kind = kind,
        Type = "t.T",
        Exchange = "e",
        RoutingKey = "k",
        Body = [],
        Subject = "s",
        State = OutboxState.Pending,
        CreateTime = Now,
        NextAttemptTime = Now,
    };
}
