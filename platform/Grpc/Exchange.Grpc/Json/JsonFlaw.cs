namespace Exchange.Grpc;

/// <summary>Why a request by JSON was refused before its method was called.</summary>
public enum JsonFlaw
{
    /// <summary>Nothing stands at the path: HTTP 404.</summary>
    PathUnknown,

    /// <summary>The path takes other HTTP methods: 405, with <c>Allow</c>.</summary>
    MethodNotAllowed,

    /// <summary>The caller accepts no format that there is: 406.</summary>
    NotAcceptable,

    /// <summary>The body is not <c>application/json</c>, or is compressed: 415.</summary>
    ContentTypeUnsupported,

    /// <summary>The body is longer than it may be: 413.</summary>
    TooLarge,

    /// <summary>The body is not JSON: 400.</summary>
    NotJson,

    /// <summary>Fields or parameters are wrong, each named: 400.</summary>
    FieldsWrong,

    /// <summary>
    /// Without TLS, the request names a host that is not this machine, as a web page does that was led here by a false name: 421.
    /// </summary>
    HostUnknown,
}

/// <summary>What is wrong with a field.</summary>
public enum JsonFieldFlaw
{
    /// <summary>The method takes no such field or parameter.</summary>
    Unknown,

    /// <summary>The value is none of the field's type.</summary>
    WrongType,

    /// <summary>The value is none of the enum's.</summary>
    NotInEnum,

    /// <summary>It is given more than once: in path, query or body, or together with another of its oneof.</summary>
    Repeated,
}

/// <summary>A field that is wrong.</summary>
/// <param name="Field">Its path, names as in the .proto: <c>child.facts.returns[2].from_date</c>. Never its value.</param>
/// <param name="Flaw">What is wrong.</param>
/// <param name="Type">The type that it has, as a .proto writes it: <c>int32</c>, <c>repeated google.protobuf.Timestamp</c>; empty when it
/// is unknown.</param>
public sealed record JsonFieldViolation(string Field, JsonFieldFlaw Flaw, string Type = "");

/// <summary>A refusal, to be put in words by <see cref="JsonOverHttpOptions.Explain"/>.</summary>
/// <param name="Flaw">Why.</param>
/// <param name="Fields">With <see cref="JsonFlaw.FieldsWrong"/>: at least one.</param>
/// <param name="Detail">Where the JSON breaks (<c>3:14</c>, line and byte), or which methods or formats there are; else empty.</param>
public sealed record JsonRefusal(JsonFlaw Flaw, IReadOnlyList<JsonFieldViolation> Fields, string Detail = "")
{
    internal JsonRefusal(JsonFlaw flaw, string detail = "")
        : this(flaw, [], detail)
    {
    }
}

/// <summary>Ends the reading of a request.</summary>
internal sealed class JsonRefusedException(JsonRefusal refusal) : Exception(refusal.Flaw.ToString())
{
    public JsonRefusal Refusal => refusal;

    public static JsonRefusedException Field(string field, JsonFieldFlaw flaw, string type = "") =>
        new(new JsonRefusal(JsonFlaw.FieldsWrong, [new JsonFieldViolation(field, flaw, type)]));
}
