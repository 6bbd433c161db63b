using System.Text;

namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>
/// The texts that the cells of a workbook share. There may be millions, so they are kept as UTF-8 in a few large blocks: a third of
/// what strings would take, and nothing for the garbage collector to walk through.
/// </summary>
internal sealed class SharedStrings
{
    private const int BlockSize = 1 << 20;
    private const int TooLong = -1;

    private readonly List<byte[]> _blocks = [];
    private readonly List<(int Start, int Length)> _strings = [];
    private readonly (int Index, string Text)[] _recent = new (int, string)[4096];
    private int _blockEnd = BlockSize;
    private long _bytes;

    public void Read(XlsxPart part, LedgerLimits limits)
    {
        while (part.ReadElement())
        {
            if (part.IsAt("si"))
                Add(part.Text(limits.CellCharacters), limits);
        }
    }

    /// <summary>The cell that refers to a text; null when there is none of that index.</summary>
    public LedgerCell? this[int index]
    {
        get
        {
            if (index < 0 || index >= _strings.Count)
                return null;
            var (start, length) = _strings[index];
            if (length == TooLong)
                return new LedgerCell(CellKind.TooLong, "");

            ref var recent = ref _recent[index % _recent.Length];
            if (recent.Text is null || recent.Index != index)
                recent = (index, Encoding.UTF8.GetString(_blocks[start / BlockSize], start % BlockSize, length));
            return LedgerCell.OfText(recent.Text);
        }
    }

    private void Add(string? text, LedgerLimits limits)
    {
        var length = text is null ? TooLong : Encoding.UTF8.GetByteCount(text);
        _bytes += Math.Max(length, 0);
        if (_bytes > limits.StringBytes)
            throw LedgerFileException.TooLarge(limits.StringBytes, "文本总量");
        if (_strings.Count == limits.Strings)
            throw LedgerFileException.TooLarge(limits.Strings, "文本条数");

        if (_blockEnd + length > BlockSize)
        {
            _blocks.Add(new byte[BlockSize]);
            _blockEnd = 0;
        }

        _strings.Add(((_blocks.Count - 1) * BlockSize + _blockEnd, length));
        if (text is not null)
            _blockEnd += Encoding.UTF8.GetBytes(text, _blocks[^1].AsSpan(_blockEnd));
    }
}
