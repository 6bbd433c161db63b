using System.Text;

namespace Exchange.Chaos;

/// <summary>I6: canary ID numbers appear nowhere in plain text. Looks into files and dumps for the numbers of the run's children.</summary>
/// <param name="numbers">The canaries, eighteen characters each, all beginning with one prefix.</param>
public sealed class PlainTextSearch(IReadOnlyCollection<string> numbers)
{
    private const int Length = 18;
    private readonly Examination _exam = new("I6", "canary ID numbers appear nowhere in plain text");
    private readonly HashSet<string> _numbers = [.. numbers];
    private readonly byte[] _prefix = Encoding.ASCII.GetBytes(numbers.First()[..6]);

    public Finding Finding => _exam.Finding;

    /// <summary>Looks into every file below a folder.</summary>
    /// <param name="node">Whose it is.</param>
    /// <param name="folder">The folder.</param>
    public void Folder(string node, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            Bytes(node, Path.GetRelativePath(folder, file), File.ReadAllBytes(file));
    }

    /// <summary>Looks into bytes, whatever they are: also at numbers in the middle of something else.</summary>
    public void Bytes(string node, string place, ReadOnlySpan<byte> bytes)
    {
        var found = 0;
        for (var rest = bytes; rest.IndexOf(_prefix) is var at and >= 0; rest = rest[(at + 1)..])
        {
            if (rest.Length - at >= Length && _numbers.Contains(Encoding.ASCII.GetString(rest.Slice(at, Length)))) found++;
        }

        _exam.Expect(found == 0, node, place, $"{found} ID numbers in plain text");
    }
}
