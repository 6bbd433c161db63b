using System.Text;

namespace Exchange.CivilAffairs.Register.Import.Files.Csv;

/// <summary>
/// Splits text into rows of cells. Only the row at hand is held, and of a cell no more than it may be long: a library for this
/// format keeps a whole row, however long, because it promises to give it back.
/// </summary>
internal sealed class CsvFields
{
    private const int End = -1;

    private readonly TextReader _text;
    private readonly LedgerLimits _limits;
    private readonly char[] _buffer = new char[32 * 1024];
    private readonly StringBuilder _cell = new();
    private readonly char _separator;
    private int _at;
    private int _filled;
    private int _cellLength;

    public CsvFields(TextReader text, LedgerLimits limits)
    {
        (_text, _limits) = (text, limits);
        _filled = text.ReadBlock(_buffer);
        _separator = SeparatorOf(_buffer.AsSpan(0, _filled));
    }

    /// <summary>The next row, blank ones too; null at the end.</summary>
    public LedgerCell[]? ReadRow()
    {
        if (Peek() == End)
            return null;

        var cells = new List<LedgerCell>(32);
        var characters = 0;
        for (var column = 0; ; column++)
        {
            var cell = ReadCell();
            characters += cell.Text.Length;
            if (column < _limits.Columns)
                cells.Add(characters > _limits.RowCharacters ? new LedgerCell(CellKind.TooLong, "") : cell);
            if (!Skip(_separator))
                break;
        }

        _ = Skip('\r');
        _ = Skip('\n');
        return [.. cells];
    }

    private LedgerCell ReadCell()
    {
        _cell.Clear();
        _cellLength = 0;
        if (Skip('"'))
            ReadQuoted();
        // Whatever follows a closing quote belongs to the cell, as spreadsheets read it.
        for (var character = Peek(); character != End && character != _separator && character is not ('\r' or '\n'); character = Peek())
            Take(character);
        return _cellLength > _limits.CellCharacters ? new LedgerCell(CellKind.TooLong, "") : CsvCell.Of(_cell.ToString());
    }

    private void ReadQuoted()
    {
        for (var character = Peek(); character != End; character = Peek())
        {
            if (character == '"')
            {
                _at++;
                if (Peek() != '"')
                    return;
            }

            Take(character);
        }

        throw LedgerFileException.Damaged("引号没有配对");
    }

    private void Take(int character)
    {
        _at++;
        if (++_cellLength <= _limits.CellCharacters)
            _cell.Append((char)character);
    }

    private bool Skip(char character)
    {
        if (Peek() != character)
            return false;
        _at++;
        return true;
    }

    /// <summary>The character at hand; <see cref="End"/> at the end.</summary>
    private int Peek()
    {
        if (_at == _filled)
            (_at, _filled) = (0, _text.ReadBlock(_buffer));
        return _filled == 0 ? End : _buffer[_at];
    }

    /// <summary>What separates cells: a comma, or what most programs take instead where it is more frequent.</summary>
    private static char SeparatorOf(ReadOnlySpan<char> head)
    {
        var commas = head.Count(',');
        var tabs = head.Count('\t');
        var semicolons = head.Count(';');
        return tabs > commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }
}
