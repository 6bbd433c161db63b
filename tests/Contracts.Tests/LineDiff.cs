using System.Text;

namespace Exchange.Contracts.Tests;

/// <summary>What differs between two texts, line by line, each change with the lines around it.</summary>
internal static class LineDiff
{
    private const int Around = 3;

    /// <returns>Lines with <c>-</c> for what was, <c>+</c> for what is, and a space for what stayed; empty when nothing differs.</returns>
    public static string Of(string before, string after)
    {
        var marked = Mark(before.Split('\n'), after.Split('\n'));
        var shown = Enumerable.Range(0, marked.Count).Where(at => IsNearChange(marked, at)).ToList();
        var text = new StringBuilder();
        for (var i = 0; i < shown.Count; i++)
        {
            if (i > 0 && shown[i] > shown[i - 1] + 1)
                text.AppendLine("  …");
            text.AppendLine($"{marked[shown[i]].Mark} {marked[shown[i]].Line}");
        }
        return text.ToString();
    }

    private static bool IsNearChange(List<(char Mark, string Line)> marked, int at) =>
        marked[Math.Max(0, at - Around)..Math.Min(marked.Count, at + Around + 1)].Any(line => line.Mark != ' ');

    // The longest common subsequence says what stayed.
    private static List<(char Mark, string Line)> Mark(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);

        var marked = new List<(char, string)>();
        var (was, isNow) = (0, 0);
        while (was < before.Length || isNow < after.Length)
        {
            if (was < before.Length && isNow < after.Length && before[was] == after[isNow])
            {
                marked.Add((' ', before[was++]));
                isNow++;
            }
            else if (was < before.Length && (isNow == after.Length || common[was + 1, isNow] >= common[was, isNow + 1]))
            {
                marked.Add(('-', before[was++]));
            }
            else
            {
                marked.Add(('+', after[isNow++]));
            }
        }
        return marked;
    }
}
