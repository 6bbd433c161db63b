using System.Buffers;
using System.Globalization;

namespace Exchange.Standards;

/// <summary>Puts right what is lossless to put right in a code that a person typed.</summary>
internal static class WrittenText
{
    /// <summary>What most codes consist of, and nothing of which is to be put right.</summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>
    /// Drops white space, invisible format characters and the apostrophe by which spreadsheets mark text; makes full-width
    /// letters and digits half-width and small letters capital.
    /// </summary>
    public static string Tidy(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;

        var tidy = new char[text.Length];
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsWhiteSpace(character) || char.GetUnicodeCategory(character) == UnicodeCategory.Format)
                continue;
            if (length == 0 && character is '\'' or '\u2019' or '\uFF07')
                continue;
            tidy[length++] = char.ToUpperInvariant(HalfWidth(character));
        }

        return new string(tidy, 0, length);
    }

    public static bool ContainsOnlyDigits(this ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>The block U+FF01 to U+FF5E repeats ASCII from '!' to '~'.</summary>
    private static char HalfWidth(char character) =>
        character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character;
}
