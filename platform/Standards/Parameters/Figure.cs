namespace Exchange.Standards;

/// <summary>A figure that a rule used, with the row that gives it.</summary>
/// <param name="Value">The value, read by its key.</param>
/// <param name="Row">Its place, dates and source.</param>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Figure<T>(T Value, Parameter Row);
