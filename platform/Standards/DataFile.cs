using System.Text;

namespace Exchange.Standards;

/// <summary>
/// The data files of this assembly: lines that start with # tell source and date, then a header, then rows without quotes.
/// </summary>
internal static class DataFile
{
    public static T Read<T>(string name, Func<TextReader, T> load)
    {
        using var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The data file {name} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return load(reader);
    }

    /// <exception cref="FormatException">The header is another, or a row has another number of fields.</exception>
    public static IEnumerable<string[]> Rows(TextReader reader, string header)
    {
        var columns = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (columns == 0)
            {
                if (line != header)
                    throw new FormatException($"The header must be '{header}'.");
                columns = header.Count(',') + 1;
                continue;
            }

            var row = line.Split(',');
            if (row.Length != columns)
                throw new FormatException($"A row must have {columns} fields: '{line}'.");
            yield return row;
        }
    }

    private static int Count(this string text, char character) => text.AsSpan().Count(character);
}
