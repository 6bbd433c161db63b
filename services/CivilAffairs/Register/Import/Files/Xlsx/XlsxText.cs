using System.Globalization;
using System.Text;
using System.Xml;

namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>Texts of a workbook: characters that XML cannot hold are written as _x000D_.</summary>
internal static class XlsxText
{
    private const int Length = 7;

    public static string Unescape(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;

        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (CodeAt(text, at) is { } code)
            {
                plain.Append(code);
                at += Length - 1;
            }
            else
            {
                plain.Append(text[at]);
            }
        }

        return plain.ToString();
    }

    /// <summary>The text as XML can hold it, so that <see cref="Unescape"/> gives it back.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var isPair = at + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[at + 1], text[at]);
            if (isPair)
                escaped.Append(text[at]).Append(text[++at]);
            else if (!XmlConvert.IsXmlChar(text[at]) || text[at] == '\r' || CodeAt(text, at) is not null)
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)text[at]:X4}_");
            else
                escaped.Append(text[at]);
        }

        return escaped.ToString();
    }

    private static char? CodeAt(string text, int at) =>
        at + Length <= text.Length && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_'
        && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            ? (char)code
            : null;
}
