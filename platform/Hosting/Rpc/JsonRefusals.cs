using Exchange.Contracts.Type.V1;
using Exchange.Grpc;

namespace Exchange.Hosting.Rpc;

/// <summary>How requests by JSON are answered that are refused on their way to a method.</summary>
internal static class JsonRefusals
{
    public static FaultException Explain(JsonRefusal refusal) => refusal.Flaw switch
    {
        JsonFlaw.PathUnknown => Fault.Of(PlatformErrorReason.PathUnknown),
        JsonFlaw.MethodNotAllowed => Fault.Of(PlatformErrorReason.HttpMethodNotAllowed, ("allowed", refusal.Detail)),
        JsonFlaw.NotAcceptable => Fault.Of(PlatformErrorReason.NotAcceptable, ("offered", refusal.Detail)),
        JsonFlaw.ContentTypeUnsupported => Fault.Of(PlatformErrorReason.ContentTypeUnsupported),
        JsonFlaw.TooLarge => Fault.Of(PlatformErrorReason.MessageTooLarge),
        JsonFlaw.NotJson => Fault.Of(PlatformErrorReason.JsonInvalid, ("place", refusal.Detail)),
        JsonFlaw.HostUnknown => Fault.Of(PlatformErrorReason.HostUnknown),
        JsonFlaw.FieldsWrong => Fields(refusal.Fields),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal.Flaw, null),
    };

    private static FaultException Fields(IReadOnlyList<JsonFieldViolation> violations)
    {
        var check = new FieldCheck();
        foreach (var violation in violations)
            check.Add(ReasonOf(violation.Flaw), violation.Field, violation.Type.Length > 0 ? violation.Type : null);
        return check.ToFault()!;
    }

    private static PlatformErrorReason ReasonOf(JsonFieldFlaw flaw) => flaw switch
    {
        JsonFieldFlaw.Unknown => PlatformErrorReason.FieldUnknown,
        JsonFieldFlaw.WrongType => PlatformErrorReason.FieldTypeMismatch,
        JsonFieldFlaw.NotInEnum => PlatformErrorReason.EnumValueUnknown,
        JsonFieldFlaw.Repeated => PlatformErrorReason.FieldRepeated,
        _ => throw new ArgumentOutOfRangeException(nameof(flaw), flaw, null),
    };
}
