using System.Collections.Frozen;
using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>The words that a column takes, each value by its own word and by others that mean the same.</summary>
internal sealed class Words<T>
    where T : struct
{
    private readonly FrozenDictionary<string, T> _values;
    private readonly string _allowed;

    /// <param name="words">For each value its words, separated by blanks; the first is the one that is offered.</param>
    public Words(params IReadOnlyList<(T Value, string Words)> words)
    {
        _values = words
            .SelectMany(pair => pair.Words.Split(' '), (pair, word) => KeyValuePair.Create(CellText.Word(word), pair.Value))
            .ToFrozenDictionary(StringComparer.Ordinal);
        _allowed = string.Join('、', words.Select(pair => pair.Words.Split(' ')[0]));
    }

    /// <summary>The value of a text; null when it is none of the words.</summary>
    public T? Of(string text) => _values.TryGetValue(CellText.Word(text), out var value) ? value : null;

    /// <summary>The value of a cell; null for a blank cell, and for one that is refused.</summary>
    public T? Read(RowCells row, Column column)
    {
        var text = row.Text(column);
        if (text.Length == 0)
            return null;
        var value = Of(text);
        if (value is null && !CellText.IsNothing(text))
            Refuse(row, column);
        return value;
    }

    public void Refuse(RowCells row, Column column) => row.Refuse(column, ErrorReason.CellValueUnknown, ("allowed", _allowed));
}
