using System.Text;
using Exchange.CivilAffairs.Register.Import.Rows;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Register.Import.Refused;

/// <summary>Keeps refused rows in a temporary file until all are known, and with them the columns that need one of reasons.</summary>
internal sealed class RefusedRows(string folder) : IDisposable
{
    private readonly FileStream _file = TempFile.Create(folder);
    private readonly HashSet<string> _wrongColumns = new(StringComparer.Ordinal);

    public long Count { get; private set; }

    /// <summary>The headers of the columns in which something is wrong.</summary>
    public IReadOnlySet<string> WrongColumns => _wrongColumns;

    /// <summary>The number of the widest row's cells.</summary>
    public int Width { get; private set; }

    public void Add(ReadRow refused)
    {
        using var writer = new BinaryWriter(_file, Encoding.UTF8, leaveOpen: true);
        writer.Write(refused.Row.Number);
        writer.Write7BitEncodedInt(refused.Row.Cells.Length);
        foreach (var cell in refused.Row.Cells)
            writer.Write(cell.Text);
        writer.Write7BitEncodedInt(refused.Errors.Count);
        foreach (var error in refused.Errors)
        {
            writer.Write(error.Column);
            writer.Write(error.Text);
            _wrongColumns.Add(error.Column);
        }

        Count++;
        Width = Math.Max(Width, refused.Row.Cells.Length);
    }

    /// <summary>The rows in the order in which they were added.</summary>
    public IEnumerable<RefusedEntry> Read()
    {
        _file.Position = 0;
        using var reader = new BinaryReader(_file, Encoding.UTF8, leaveOpen: true);
        for (var row = 0L; row < Count; row++)
        {
            var number = reader.ReadInt64();
            var cells = new string[reader.Read7BitEncodedInt()];
            for (var at = 0; at < cells.Length; at++)
                cells[at] = reader.ReadString();
            var errors = new CellError[reader.Read7BitEncodedInt()];
            for (var at = 0; at < errors.Length; at++)
                errors[at] = new CellError { Column = reader.ReadString(), Text = reader.ReadString() };
            yield return new RefusedEntry(number, cells, errors);
        }
    }

    public void Dispose() => _file.Dispose();
}

/// <summary>A refused row as the workbook shows it.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Errors">What is wrong with it: columns and texts.</param>
internal sealed record RefusedEntry(long Number, string[] Cells, IReadOnlyList<CellError> Errors);
