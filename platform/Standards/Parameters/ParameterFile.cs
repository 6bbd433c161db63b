using System.Globalization;

namespace Exchange.Standards;

/// <summary>
/// Reads a parameter file: comma-separated values (RFC 4180, one line a row) under the header
/// <c>place,effective_from,effective_to,name,value,source,origin</c>. Lines that begin with # are remarks.
/// </summary>
internal static class ParameterFile
{
    public const string Header = "place,effective_from,effective_to,name,value,source,origin";
    private const string Nation = "*";
    private static readonly string[] Columns = Header.Split(',');

    public static IEnumerable<Parameter> Read(string file, TextReader text)
    {
        var hasHeader = false;
        for (var line = 1; text.ReadLine() is { } row; line++)
        {
            if (row.Length == 0 || row[0] == '#')
                continue;
            if (hasHeader)
                yield return ReadRow(file, line, row);
            else if (row.TrimStart('\uFEFF') != Header)
                throw new ParameterFormatException(file, line, Columns[0], $"The header must be '{Header}'.");
            hasHeader = true;
        }

        if (!hasHeader)
            throw new ParameterFormatException(file, 1, Columns[0], "The file is empty.");
    }

    private static Parameter ReadRow(string file, int line, string row)
    {
        var fields = Split(row) ?? throw new ParameterFormatException(file, line, Columns[^1], "A quotation mark is not closed.");
        if (fields.Count != Columns.Length)
        {
            var column = Columns[Math.Min(fields.Count, Columns.Length) - 1];
            throw new ParameterFormatException(file, line, column, $"The row has {fields.Count} fields instead of {Columns.Length}.");
        }

        var from = Date(1) ?? throw Wrong(1, "A first day is required.");
        var to = Date(2);
        if (to < from)
            throw Wrong(2, "The last day is before the first.");
        return new Parameter(Required(3), Place(), from, to, Required(4), Required(5), Origin(), file, line);

        ParameterFormatException Wrong(int column, string problem) => new(file, line, Columns[column], problem);

        string Required(int column) => fields[column].Trim() is { Length: > 0 } field ? field : throw Wrong(column, "A value is required.");

        DivisionCode Place() => Required(0) switch
        {
            Nation => DivisionCode.None,
            var code when DivisionCode.TryParse(code, out var place) => place,
            var code => throw Wrong(0, $"'{code}' is neither a division code nor '{Nation}'."),
        };

        DateOnly? Date(int column)
        {
            var field = fields[column].Trim();
            if (field.Length == 0)
                return null;
            return DateOnly.TryParseExact(field, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                ? date
                : throw Wrong(column, $"'{field}' is no date of the form 2025-07-15.");
        }

        ParameterOrigin Origin() => Required(6) switch
        {
            "P" => ParameterOrigin.Report,
            "L" => ParameterOrigin.Law,
            "A" => ParameterOrigin.Assumption,
            var origin => throw Wrong(6, $"'{origin}' is none of P, L and A."),
        };
    }

    /// <returns>The fields, or null when a quotation mark is not closed.</returns>
    private static List<string>? Split(string row)
    {
        var fields = new List<string>();
        var rest = row.AsSpan();
        while (true)
        {
            var isQuoted = rest.StartsWith("\"");
            var end = isQuoted ? ClosingQuote(rest) : rest.IndexOf(',');
            if (isQuoted && end < 0)
                return null;
            if (isQuoted)
            {
                fields.Add(rest[1..end].ToString().Replace("\"\"", "\"", StringComparison.Ordinal));
                end = end + 1 == rest.Length ? -1 : end + 1;
                if (end > 0 && rest[end] != ',')
                    return null;
            }
            else
            {
                fields.Add((end < 0 ? rest : rest[..end]).ToString());
            }

            if (end < 0)
                return fields;
            rest = rest[(end + 1)..];
        }
    }

    private static int ClosingQuote(ReadOnlySpan<char> field)
    {
        for (var at = 1; at < field.Length; at++)
        {
            if (field[at] != '"')
                continue;
            if (at + 1 == field.Length || field[at + 1] != '"')
                return at;
            at++;
        }

        return -1;
    }
}
