using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Exchange.Chaos;

/// <summary>I5: the audit chain verifies, and each effect has exactly one entry. The chain is reckoned here a second time.</summary>
internal static class AuditTrail
{
    // A clock that starts or is met is a consequence of a step, which has its entry.
    private static readonly string[] Unaudited = ["CLOCK_STARTED", "CLOCK_MET"];

    public static Finding Check(RunEvidence run)
    {
        var exam = new Examination("I5", "the audit chain verifies, each effect has exactly one entry");
        foreach (var node in run.Nodes)
        {
            Chain(exam, node);
            Entries(exam, node);
        }

        return exam.Finding;
    }

    private static void Chain(Examination exam, NodeEvidence node)
    {
        var (head, place) = (Array.Empty<byte>(), 0L);
        foreach (var entry in node.Audit.Where(entry => entry.Sequence is not null).OrderBy(entry => entry.Sequence))
        {
            exam.Expect(entry.Sequence == ++place, node.Node, entry.Id, $"place {entry.Sequence} of the chain where {place} was due");
            var hash = Link(head, entry);
            exam.Expect(entry.Hash is not null && hash.AsSpan().SequenceEqual(entry.Hash), node.Node, entry.Id, "the entry is not what was sealed");
            (head, place) = (entry.Hash ?? hash, entry.Sequence!.Value);
        }

        foreach (var entry in node.Audit.Where(entry => entry.Sequence is null))
            exam.Expect(false, node.Node, entry.Id, "the entry was never linked into the chain");
    }

    private static void Entries(Examination exam, NodeEvidence node)
    {
        var entries = node.Audit.CountBy(entry => (entry.Subject, entry.Action)).ToDictionary();
        var effects = node.Timeline.Where(line => !Unaudited.Contains(line.Kind))
            .CountBy(line => (Subject: line.Referral.ToString(), Action: $"REFERRAL_{line.Kind}")).ToDictionary();
        foreach (var key in effects.Keys.Union(entries.Keys.Where(key => key.Action.StartsWith("REFERRAL_", StringComparison.Ordinal))))
        {
            var (effect, entry) = (effects.GetValueOrDefault(key), entries.GetValueOrDefault(key));
            exam.Expect(effect == entry, node.Node, key.Subject, $"{effect} effects and {entry} audit entries {key.Action}");
        }
    }

    private static byte[] Link(byte[] previous, AuditLine entry)
    {
        var content = new MemoryStream();
        content.Write(previous);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, entry.Sequence!.Value);
        content.Write(number);
        BinaryPrimitives.WriteInt64BigEndian(number, entry.Time);
        content.Write(number);
        content.Write(entry.Id.ToByteArray(bigEndian: true));
        foreach (var text in (string[])[entry.Actor, entry.Action, entry.Subject])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            BinaryPrimitives.WriteInt32BigEndian(number, bytes.Length);
            content.Write(number[..4]);
            content.Write(bytes);
        }

        return SHA256.HashData(content.ToArray());
    }
}
