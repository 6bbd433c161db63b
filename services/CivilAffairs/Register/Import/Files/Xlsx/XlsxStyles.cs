using System.Text.RegularExpressions;

namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>Which of a workbook's cell formats show a number as a date.</summary>
internal sealed partial class XlsxStyles
{
    private readonly Dictionary<int, bool> _formats = [];
    private readonly List<bool> _styles = [];

    public void Read(XlsxPart part)
    {
        while (part.ReadElement())
        {
            if (part.IsAt("numFmt") && part.Number("numFmtId") is { } id)
                _formats[id] = IsDateCode(part.Attribute("formatCode") ?? "");
            else if (part.IsAt("cellXfs"))
                ReadStyles(part);
        }
    }

    public bool IsDate(int style) => style < _styles.Count && _styles[style];

    private void ReadStyles(XlsxPart part)
    {
        for (var depth = part.Depth; part.ReadElementWithin(depth);)
        {
            if (part.IsAt("xf"))
                _styles.Add(part.Number("numFmtId") is { } format && IsDateFormat(format));
        }
    }

    private bool IsDateFormat(int format) => _formats.TryGetValue(format, out var isDate) ? isDate : IsBuiltInDate(format);

    /// <summary>The formats that workbooks need not spell out; 27 and up are those of Chinese.</summary>
    private static bool IsBuiltInDate(int format) =>
        format is (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 54) or 57 or 58;

    /// <summary>A code shows a date when it names the year or the day: yyyy"年"m"月"d"日", [$-804]yyyy/m/d.</summary>
    private static bool IsDateCode(string code) => Literals().Replace(code, "").AsSpan().ContainsAny("yYdD");

    [GeneratedRegex("""\"[^"]*"|\\.|_.|\*.|\[[^\]]*\]""")]
    private static partial Regex Literals();
}
