using System.Globalization;
using System.Text.RegularExpressions;
using Google.Rpc;
using Duration = Google.Protobuf.WellKnownTypes.Duration;

namespace Exchange.Hosting.Rpc;

/// <summary>
/// Makes the exception that refuses a call. The reason's status code and texts stand in the contracts, as an option of the enum
/// value; the caller
/// receives them as <c>google.rpc.Status</c> with ErrorInfo, LocalizedMessage (zh-CN) and, for a wrong field, BadRequest.
/// </summary>
/// <remarks>Metadata goes to callers and logs: ids and codes, never an ID number, a name or an address.</remarks>
public static partial class Fault
{
    /// <summary>The fault of a reason, such as <c>Fault.Of(ErrorReason.ReferralNotFound, ("referral", id))</c>.</summary>
    /// <param name="reason">A value that carries the option <c>exchange.type.v1.error</c>.</param>
    /// <param name="metadata">Fills the placeholders of the texts (<c>{referral}</c>) and travels in ErrorInfo.</param>
    public static FaultException Of<TReason>(TReason reason, params ReadOnlySpan<(string Key, object Value)> metadata)
        where TReason : struct, Enum => Make(Reasons.Of(reason), Texts(metadata));

    /// <summary>The fault of one wrong field.</summary>
    /// <param name="reason">A value that carries the option <c>exchange.type.v1.error</c>.</param>
    /// <param name="field">Path of the field in the request, such as <c>child.citizen_id</c> or <c>facts[2].kind</c>.</param>
    /// <param name="detail">What is wrong, for the placeholder <c>{detail}</c>; never the value of a personal field.</param>
    public static FaultException Field<TReason>(TReason reason, string field, string? detail = null)
        where TReason : struct, Enum
    {
        var check = new FieldCheck();
        check.Add(reason, field, detail);
        return check.ToFault()!;
    }

    /// <summary>What a fault of this reason would say, for a report that refuses part of a file and not the call.</summary>
    /// <param name="reason">A value that carries the option <c>exchange.type.v1.error</c>.</param>
    /// <param name="metadata">Fills the placeholders of the text.</param>
    /// <returns>The reason as it travels (<c>DATE_INVALID</c>), and its text in Chinese.</returns>
    public static (string Name, string Text) Describe<TReason>(TReason reason, params ReadOnlySpan<(string Key, object Value)> metadata)
        where TReason : struct, Enum
    {
        var entry = Reasons.Of(reason);
        return (entry.Name, Fill(entry.Description.Zh, Texts(metadata)));
    }

    /// <summary>The fault of a reason that lies in time: the caller may try again after the delay.</summary>
    internal static FaultException Retry<TReason>(TReason reason, TimeSpan delay)
        where TReason : struct, Enum => Make(Reasons.Of(reason), [], new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) });

    internal static FaultException Make(ReasonEntry reason, Dictionary<string, string> metadata, Google.Protobuf.IMessage? more = null)
    {
        var info = new ErrorInfo { Reason = reason.Name, Domain = reason.Department is { } department ? $"{department}.exchange" : "", Metadata = { metadata } };
        return FaultException.Of(reason.Description.Code, Fill(reason.Description.En, metadata), info, Chinese(reason, metadata), more);
    }

    internal static LocalizedMessage Chinese(ReasonEntry reason, IReadOnlyDictionary<string, string> metadata) =>
        new() { Locale = "zh-CN", Message = Fill(reason.Description.Zh, metadata) };

    /// <summary>
    /// Replaces each <c>{name}</c> by its metadata; a name without any becomes a dash, since a text with a gap is better than
    /// none.
    /// </summary>
    internal static string Fill(string text, IReadOnlyDictionary<string, string> metadata) =>
        Placeholder().Replace(text, match => metadata.TryGetValue(match.Groups[1].Value, out var value) ? value : "–");

    private static Dictionary<string, string> Texts(ReadOnlySpan<(string Key, object Value)> metadata)
    {
        var texts = new Dictionary<string, string>(metadata.Length);
        foreach (var (key, value) in metadata)
            texts[key] = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return texts;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();
}
