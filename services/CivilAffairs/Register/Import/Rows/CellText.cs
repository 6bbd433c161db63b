using System.Globalization;
using System.Text;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>Puts right what is lossless to put right in a cell. Most cells need nothing, and are given back as they are.</summary>
internal static class CellText
{
    // What people write where there is nothing to write.
    private static readonly HashSet<string> Nothing =
        new(["无", "暂无", "没有", "/", "\\", "-", "--", "—", "——", "N/A", "NULL"], StringComparer.Ordinal);

    /// <summary>Without invisible characters and the apostrophe that marks text; no white space at the ends, one blank elsewhere.</summary>
    public static string Tidy(string text)
    {
        if (IsTidy(text))
            return text;
        var tidy = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character))
                tidy.Append(tidy.Length > 0 && tidy[^1] != ' ' ? " " : "");
            else if (!IsInvisible(character) && !(tidy.Length == 0 && IsApostrophe(character)))
                tidy.Append(character);
        }

        return tidy.ToString().TrimEnd();
    }

    /// <summary>For comparing with words: no white space, full-width characters made half-width, small letters capital.</summary>
    public static string Word(string text)
    {
        var word = HalfWidth(Tidy(text)).Replace(" ", "", StringComparison.Ordinal);
        return word.AsSpan().ContainsAnyInRange('a', 'z') ? word.ToUpperInvariant() : word;
    }

    /// <summary>Full-width letters, digits and signs made half-width; they repeat ASCII from '!' to '~'.</summary>
    public static string HalfWidth(string text) => text.AsSpan().ContainsAnyInRange('\uFF01', '\uFF5E')
        ? string.Create(text.Length, text, static (half, full) =>
        {
            for (var at = 0; at < full.Length; at++)
                half[at] = full[at] is >= '\uFF01' and <= '\uFF5E' ? (char)(full[at] - 0xFEE0) : full[at];
        })
        : text;

    /// <summary>A name: blanks between Chinese characters (张　三) are only there to line names up.</summary>
    public static string Name(string text)
    {
        var tidy = Tidy(text);
        for (var at = tidy.IndexOf(' '); at > 0; at = tidy.IndexOf(' ', at + 1))
        {
            if (!char.IsAscii(tidy[at - 1]) && !char.IsAscii(tidy[at + 1]))
                tidy = tidy.Remove(at--, 1);
        }

        return tidy;
    }

    /// <summary>A stroke, or a word that stands for nothing.</summary>
    public static bool IsNothing(string text) => text.Length <= 8 && Nothing.Contains(Word(text));

    private static bool IsTidy(string text)
    {
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character) || IsInvisible(character) || IsApostrophe(character))
                return false;
        }

        return true;
    }

    private static bool IsInvisible(char character) => character > '\u007F' && char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static bool IsApostrophe(char character) => character is '\'' or '＇';
}
