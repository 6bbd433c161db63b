using Exchange.Contracts.Operations.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Grpc.Core;
using Which = Exchange.Contracts.Operations.V1.ReplayMessagesRequest.WhichOneofCase;

namespace Exchange.Hosting.Messaging;

internal sealed partial class MessageService<TDb>
{
    public override Task<ReplayMessagesResponse> ReplayMessages(ReplayMessagesRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            var choice = ReadChoice(request);
            var outcome = await Replay.RunAsync(unit, choice, options, call.CancellationToken);
            if (choice.MessageId is { } id && outcome is { Replayed: 0, TooOld: 0 })
                throw Fault.Of(PlatformErrorReason.MessageNotFound, ("message_id", id));
            Replay.WakeAfter(unit, wake);
            unit.Audit("REPLAY_MESSAGES", choice.MessageId?.ToString() ?? $"{outcome.Replayed} parked");
            return new ReplayMessagesResponse { ReplayedCount = outcome.Replayed, TooOldCount = outcome.TooOld };
        });

    private static ReplayChoice ReadChoice(ReplayMessagesRequest request) => request.WhichCase switch
    {
        Which.MessageId => Guid.TryParseExact(request.MessageId, "D", out var id)
            ? ReplayChoice.Of(id)
            : throw Fault.Field(PlatformErrorReason.FieldInvalid, "message_id"),
        Which.Reason => ReplayChoice.ParkedFor(
            request.Reason.Length > 0 ? request.Reason : throw Fault.Field(PlatformErrorReason.FieldRequired, "reason")),
        Which.AllParked => request.AllParked ? ReplayChoice.AllParked : throw Fault.Field(PlatformErrorReason.FieldInvalid, "all_parked"),
        _ => throw Fault.Field(PlatformErrorReason.FieldRequired, "which"),
    };
}
