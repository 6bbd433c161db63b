using System.Reflection;

namespace Exchange.Standards;

/// <summary>
/// The figures that law and programmes change: each with its place, its dates and its source. A figure of the nearest place wins:
/// that of the county before that of the prefecture, the province, the country. All members are safe for concurrent use.
/// </summary>
/// <remarks>A row without a last day holds until the next row of the same name and place begins.</remarks>
public sealed class Parameters
{
    private readonly Dictionary<(string Name, DivisionCode Place), IReadOnlyList<Parameter>> _rows;
    private readonly Parameters? _beneath;

    private Parameters(Dictionary<(string, DivisionCode), IReadOnlyList<Parameter>> rows, Parameters? beneath) =>
        (_rows, _beneath) = (rows, beneath);

    /// <summary>Every row, those of <see cref="Over"/> included.</summary>
    public IEnumerable<Parameter> Rows => _rows.Values.SelectMany(rows => rows).Concat(_beneath?.Rows ?? []);

    /// <summary>Reads one file; see <see cref="Load(IEnumerable{ValueTuple{string, TextReader}})"/>.</summary>
    /// <param name="file">The name that errors and explanations give.</param>
    /// <param name="text">Its text. The caller disposes of it.</param>
    /// <exception cref="ParameterFormatException">The file is not right.</exception>
    public static Parameters Load(string file, TextReader text) => Load([(file, text)]);

    /// <summary>
    /// Reads files with the header <c>place,effective_from,effective_to,name,value,source,origin</c>: a division code or * for the
    /// country, dates like 2025-07-15 (both inclusive, the last may be empty), and P, L or A for the origin.
    /// </summary>
    /// <exception cref="ParameterFormatException">A file is not right, or two rows give one figure for one place and date.</exception>
    public static Parameters Load(IEnumerable<(string File, TextReader Text)> files) =>
        Of(files.SelectMany(file => ParameterFile.Read(file.File, file.Text)));

    /// <summary>Reads the files that an assembly carries as resources named <c>parameters/….csv</c>.</summary>
    /// <exception cref="ParameterFormatException">A file is not right, or two rows give one figure for one place and date.</exception>
    public static Parameters LoadEmbedded(Assembly assembly) => Load(assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("parameters/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(name => (name, (TextReader)new StreamReader(assembly.GetManifestResourceStream(name)!))));

    /// <summary>Takes rows that are already read.</summary>
    /// <exception cref="ParameterFormatException">Two rows give one figure for one place and date.</exception>
    public static Parameters Of(IEnumerable<Parameter> rows)
    {
        var table = new Dictionary<(string, DivisionCode), IReadOnlyList<Parameter>>();
        foreach (var figure in rows.GroupBy(row => (row.Name, row.Place)))
            table.Add(figure.Key, Succeed([.. figure.OrderBy(row => row.From)]));
        return new Parameters(table, null);
    }

    /// <summary>These figures, and where they give none those of <paramref name="beneath"/>: how a place overrides what it is given.</summary>
    public Parameters Over(Parameters beneath) =>
        new(_rows, _beneath is null ? beneath : _beneath.Over(beneath));

    /// <summary>Refuses rows whose name is not among the keys or whose value a key does not accept.</summary>
    /// <returns>These parameters.</returns>
    /// <exception cref="ParameterFormatException">There is such a row; the first in the order of the table.</exception>
    public Parameters Check(IEnumerable<ParameterKey> keys)
    {
        var known = keys.ToDictionary(key => key.Name);
        foreach (var row in Rows)
        {
            if (!known.TryGetValue(row.Name, out var key))
                throw new ParameterFormatException(row.File, row.Line, "name", $"'{row.Name}' is the name of no figure.");
            if (!key.Accepts(row.Value))
                throw new ParameterFormatException(row.File, row.Line, "value", $"'{row.Value}' is not {key.Kind}.");
        }

        return this;
    }

    /// <summary>The figure for a place on a date.</summary>
    /// <exception cref="ParameterMissingException">No row gives it.</exception>
    /// <exception cref="ParameterFormatException">The value is not of the key's kind.</exception>
    public Figure<T> Get<T>(ParameterKey<T> key, DivisionCode place, DateOnly on) =>
        Find(key, place, on) ?? throw new ParameterMissingException(key.Name, place, on);

    /// <summary>The figure for a place on a date; null when no row gives it.</summary>
    /// <exception cref="ParameterFormatException">The value is not of the key's kind.</exception>
    public Figure<T>? Find<T>(ParameterKey<T> key, DivisionCode place, DateOnly on)
    {
        for (var at = place; ; at = at.Superior)
        {
            for (var layer = this; layer is not null; layer = layer._beneath)
            {
                if (layer._rows.TryGetValue((key.Name, at), out var rows) && rows.FirstOrDefault(row => row.IsInForce(on)) is { } row)
                    return Read(key, row);
            }

            if (at.IsNone)
                return null;
        }
    }

    private static Figure<T> Read<T>(ParameterKey<T> key, Parameter row) =>
        key.TryRead(row.Value, out var value)
            ? new Figure<T>(value, row)
            : throw new ParameterFormatException(row.File, row.Line, "value", $"'{row.Value}' is not {key.Kind}.");

    /// <summary>Ends each row that has no last day where the next begins.</summary>
    private static Parameter[] Succeed(Parameter[] rows)
    {
        for (var at = 0; at + 1 < rows.Length; at++)
        {
            var (row, next) = (rows[at], rows[at + 1]);
            if (row.From == next.From || row.To >= next.From)
            {
                var problem = $"'{next.Name}' already holds then ({row.File}, line {row.Line}).";
                throw new ParameterFormatException(next.File, next.Line, "effective_from", problem);
            }

            rows[at] = row with { To = row.To ?? next.From.AddDays(-1) };
        }

        return rows;
    }
}
