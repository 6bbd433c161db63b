using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Exchange.Chaos;

namespace Exchange.Faults.Tests.Checker;

/// <summary>A run in which every promise was kept: one referral, taken by the county asked, closed on both sides.</summary>
internal sealed class SoundRun
{
    public const string Canary = "219901201603011234";
    public static readonly Guid Referral = Guid.Parse("01a203ba-0000-7000-8000-000000000001");
    private const string Residence = "civilaffairs-shenyang", Hukou = "civilaffairs-liaoning";
    private readonly ClientHistory _history = new();
    private readonly List<RequestLine> _here = [], _there = [];
    private readonly PlainTextSearch _search = new([Canary]);

    public SoundRun()
    {
        Call(Residence, "CreateReferral", _here);
        foreach (var step in (string[])["OpenReferral", "AcceptReferral", "RecordInvestigation", "ConfirmProtection"]) Call(Hukou, step, _there);
        Last = Call(Residence, "AcknowledgeResult", _here);
        foreach (var state in (int[])[1, 4, 6, 7]) _history.Add(new Observation(Residence, Referral, Side.Residence, 1, state));

        var (outward, back) = (Letters("ReferralLetter", "Acknowledgement"), Letters("ReferralDecision", "ProtectionResult"));
        Here = new NodeEvidence(Residence)
        {
            Outbox = outward,
            Inbox = [.. back.Select(letter => new AppliedLine(letter.Id, "Follow"))],
            Requests = _here,
            Timeline = Lines(Side.Residence, (1, "CREATED"), (1, "CLOCK_STARTED"), (4, "ACCEPTED"), (6, "CONFIRMED"), (7, "ACKNOWLEDGED")),
            Sides = [new SideLine(Referral, Side.Residence, 1, 7, Sent: 2, Received: 2, Version: 5)],
            Audit = Chain("REFERRAL_CREATED", "REFERRAL_ACCEPTED", "REFERRAL_CONFIRMED", "REFERRAL_ACKNOWLEDGED"),
        };
        There = new NodeEvidence(Hukou)
        {
            Outbox = back,
            Inbox = [.. outward.Select(letter => new AppliedLine(letter.Id, "Record"))],
            Requests = _there,
            Timeline = Lines(
                Side.Hukou, (2, "RECEIVED"), (3, "OPENED"), (4, "ACCEPTED"), (5, "TOWNSHIP_REPORTED"), (6, "CONFIRMED"), (7, "ACKNOWLEDGED")),
            Sides = [new SideLine(Referral, Side.Hukou, 1, 7, Sent: 2, Received: 2, Version: 6)],
            Protections = [Referral],
            Audit = Chain(
                "REFERRAL_RECEIVED", "REFERRAL_OPENED", "REFERRAL_ACCEPTED", "REFERRAL_TOWNSHIP_REPORTED", "REFERRAL_CONFIRMED",
                "REFERRAL_ACKNOWLEDGED"),
        };
        _search.Bytes(Residence, "children", "sealed"u8);
        // One answer was lost, and the same request asked again.
        _history.Add(Last with { Status = "DeadlineExceeded", Answer = "" });
        _history.Add(Last);
    }

    public NodeEvidence Here { get; set; }

    public NodeEvidence There { get; set; }

    public ClientHistory History => _history;

    public PlainTextSearch Search => _search;

    public Attempt Last { get; }

    public TimeSpan? QuietAfter { get; set; } = TimeSpan.FromSeconds(3);

    public Verdict Check() =>
        Chaos.Checker.Check(seed: 1, new RunEvidence(_history, [Here, There], _search, QuietAfter, QuietLimit: TimeSpan.FromMinutes(1)));

    /// <summary>A chain of entries about the referral, linked as the node links them.</summary>
    public static List<AuditLine> Chain(params string[] actions)
    {
        var (head, entries) = (Array.Empty<byte>(), new List<AuditLine>());
        foreach (var action in actions)
        {
            var entry = new AuditLine(Guid.NewGuid(), 1_795_358_914_367_071, "loopback", action, $"{Referral}", entries.Count + 1, null);
            var content = new List<byte>(head);
            var number = new byte[8];
            BinaryPrimitives.WriteInt64BigEndian(number, entry.Sequence!.Value);
            content.AddRange(number);
            BinaryPrimitives.WriteInt64BigEndian(number, entry.Time);
            content.AddRange(number);
            content.AddRange(entry.Id.ToByteArray(bigEndian: true));
            foreach (var text in (string[])[entry.Actor, entry.Action, entry.Subject])
            {
                content.AddRange([0, 0, 0, (byte)text.Length]);
                content.AddRange(Encoding.UTF8.GetBytes(text));
            }

            head = SHA256.HashData(content.ToArray());
            entries.Add(entry with { Hash = head });
        }

        return entries;
    }

    private static List<TimelineLine> Lines(Side side, params (int State, string Kind)[] lines) =>
        [.. lines.Select((line, i) => new TimelineLine(i + 1, Referral, side, 1, line.State, line.Kind))];

    private static List<SentLine> Letters(params string[] types) =>
        [.. types.Select(type => new SentLine(Guid.NewGuid(), "Letter", $"exchange.civilaffairs.v1.{type}", $"{Referral}", "Delivered", IsDone: true))];

    private Attempt Call(string node, string method, List<RequestLine> remembered)
    {
        var call = new Attempt(node, method, Guid.NewGuid(), Referral, "OK", Answer: method);
        _history.Add(call);
        remembered.Add(new RequestLine($"/exchange.civilaffairs.v1.ReferralService/{method}", call.RequestId, IsAnswered: true));
        return call;
    }
}
