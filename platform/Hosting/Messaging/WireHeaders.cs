using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// Names of the metadata on the wire, and the way between them and <see cref="WireMessage"/>.
/// On AMQP the first four are the properties of the same meaning (message-id, type, correlation-id, reply-to); the others are headers.
/// A foreign client sets message-id and type; a letter also wants sender, addressee, subject and version, and reply-to for its receipts.
/// </summary>
internal static class WireHeaders
{
    public const string ContentType = "application/x-protobuf";

    public const string MessageId = "message-id";
    public const string Type = "type";
    public const string CorrelationId = "correlation-id";
    public const string Node = "reply-to";

    public const string Subject = "subject";
    public const string Version = "version";
    public const string CausationId = "causation-id";
    public const string SentTime = "sent-time";
    public const string Sender = "sender";
    public const string Addressee = "addressee";
    public const string TraceParent = "traceparent";

    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
    private const int LongestText = 500;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>The headers of a message, without those that are AMQP properties and those that are empty.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(WireMessage message)
    {
        yield return new(SentTime, message.SentTime.ToUniversalTime().ToString(TimeFormat, CultureInfo.InvariantCulture));
        if (message.Subject.Length > 0) yield return new(Subject, message.Subject);
        if (message.Version != 0) yield return new(Version, message.Version.ToString(CultureInfo.InvariantCulture));
        if (message.CausationId is { } cause) yield return new(CausationId, cause.ToString());
        if (message.Sender.Length > 0) yield return new(Sender, message.Sender);
        if (message.Addressee.Length > 0) yield return new(Addressee, message.Addressee);
        if (message.TraceParent.Length > 0) yield return new(TraceParent, message.TraceParent);
    }

    /// <summary>
    /// Reads a message back. What cannot be read is named in <paramref name="defect"/>; the message then still has an id and its body.
    /// </summary>
    /// <param name="header">Looks a header or property up by its name.</param>
    /// <param name="body">The bytes as received.</param>
    /// <param name="defect">The first thing that is wrong, or <see langword="null"/>.</param>
    public static WireMessage Read(Func<string, string?> header, ReadOnlyMemory<byte> body, out string? defect)
    {
        var reading = new Reading(header);
        var type = reading.Text(Type);
        if (type.Length == 0) reading.Blame(Type, "is missing");
        var id = reading.Guid(MessageId);
        if (id is null) reading.Blame(MessageId, "is missing");

        var message = new WireMessage(id ?? IdOf(type, body.Span), type, body)
        {
            Subject = reading.Text(Subject),
            Version = reading.Number(Version),
            CorrelationId = reading.Guid(CorrelationId),
            CausationId = reading.Guid(CausationId),
            SentTime = reading.Time(SentTime),
            Sender = reading.Text(Sender),
            Addressee = reading.Text(Addressee),
            Node = reading.Text(Node),
            TraceParent = reading.Text(TraceParent),
        };
        defect = reading.Defect;
        return message;
    }

    // A message without a usable id still needs one that is the same on redelivery, or it would be parked once for each.
    private static Guid IdOf(string type, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(type));
        hash.AppendData(body);
        return new Guid(hash.GetHashAndReset().AsSpan(0, 16));
    }

    private sealed class Reading(Func<string, string?> header)
    {
        public string? Defect { get; private set; }

        public void Blame(string name, string what) => Defect ??= $"{name} {what}";

        public string Text(string name)
        {
            if (header(name) is not { Length: > 0 } text) return "";
            // Neither is of our making, and a database would refuse the first.
            if (text.Length <= LongestText && !text.Any(char.IsControl)) return text;
            Blame(name, "is too long or has control characters");
            return "";
        }

        public Guid? Guid(string name)
        {
            if (header(name) is not { Length: > 0 } text) return null;
            if (System.Guid.TryParse(text, out var id)) return id;
            Blame(name, "is not a UUID");
            return null;
        }

        public long Number(string name)
        {
            if (header(name) is not { Length: > 0 } text) return 0;
            if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
            Blame(name, "is not a whole number");
            return 0;
        }

        public DateTimeOffset Time(string name)
        {
            if (header(name) is not { Length: > 0 } text) return default;
            if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out var time)) return time;
            Blame(name, "is not an RFC 3339 time");
            return default;
        }
    }
}
