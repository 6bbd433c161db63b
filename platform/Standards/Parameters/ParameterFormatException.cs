namespace Exchange.Standards;

/// <summary>A parameter file is not right. The message is file, line, column and what is wrong there.</summary>
public sealed class ParameterFormatException(string file, int line, string column, string problem)
    : FormatException($"{file}, line {line}, column '{column}': {problem}")
{
    /// <summary>The file, as the caller named it.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>The column by the name in the header.</summary>
    public string Column { get; } = column;
}
