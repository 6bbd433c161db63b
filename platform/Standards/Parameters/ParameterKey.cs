using System.Globalization;

namespace Exchange.Standards;

/// <summary>The name of a figure and how its text is read; see <see cref="ParameterKey{T}"/>.</summary>
public abstract class ParameterKey
{
    private protected ParameterKey(string name, string kind) => (Name, Kind) = (name, kind);

    /// <summary>The name that rows of the files bear.</summary>
    public string Name { get; }

    /// <summary>What a value must be, in words for an error: "a whole number from 0".</summary>
    public string Kind { get; }

    /// <summary>Whether the text is a value of this kind.</summary>
    public abstract bool Accepts(string text);

    /// <summary>A whole number from 0: hours, days, months, years of age.</summary>
    public static ParameterKey<int> Count(string name) => new(name, "a whole number from 0", TryCount);

    /// <summary>An amount of money from 0, in yuan with at most two places.</summary>
    public static ParameterKey<Yuan> Money(string name) => new(name, "an amount from 0 with at most two places", TryMoney);

    /// <summary>An amount of money from 0, or the word <c>none</c> for no limit.</summary>
    public static ParameterKey<Yuan?> Limit(string name) => new(name, "an amount from 0 with at most two places, or 'none'", TryLimit);

    /// <summary>A share from 0 to 1.</summary>
    public static ParameterKey<decimal> Share(string name) => new(name, "a share from 0 to 1", TryShare);

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public static ParameterKey<bool> Switch(string name) => new(name, "true or false", bool.TryParse);

    /// <summary>Any text that is not empty.</summary>
    public static ParameterKey<string> Text(string name) => new(name, "a text", TryText);

    /// <summary>Names of an enumeration in the form UPPER_SNAKE or PascalCase, separated by blanks; none at all for an empty set.</summary>
    public static ParameterKey<IReadOnlyList<T>> Names<T>(string name)
        where T : struct, Enum =>
        new(name, $"names of {typeof(T).Name}, separated by blanks", TryNames);

    /// <summary>One name of an enumeration.</summary>
    public static ParameterKey<T> OneOf<T>(string name)
        where T : struct, Enum =>
        new(name, $"a name of {typeof(T).Name}", TryName);

    /// <summary>Whole numbers separated by blanks.</summary>
    public static ParameterKey<IReadOnlyList<int>> Counts(string name) => new(name, "whole numbers from 0, separated by blanks", TryCounts);

    private static bool TryCount(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool TryMoney(string text, out Yuan value)
    {
        value = default;
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var yuan) || yuan >= long.MaxValue / 100)
            return false;
        value = Yuan.Round(yuan);
        return value.Amount == yuan;
    }

    private static bool TryLimit(string text, out Yuan? value)
    {
        value = null;
        if (text == "none")
            return true;
        if (!TryMoney(text, out var limit))
            return false;
        value = limit;
        return true;
    }

    private static bool TryShare(string text, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value <= 1;

    private static bool TryText(string text, out string value)
    {
        value = text;
        return text.Length > 0;
    }

    private static bool TryName<T>(string text, out T value)
        where T : struct, Enum =>
        Enum.TryParse(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out value)
        && Enum.IsDefined(value) && !char.IsAsciiDigit(text[0]);

    private static bool TryNames<T>(string text, out IReadOnlyList<T> value)
        where T : struct, Enum =>
        TryList<T>(text, TryName, out value);

    private static bool TryCounts(string text, out IReadOnlyList<int> value) => TryList<int>(text, TryCount, out value);

    private static bool TryList<T>(string text, ParameterKey<T>.Reader read, out IReadOnlyList<T> value)
    {
        var items = new List<T>();
        value = items;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!read(word, out var item))
                return false;
            items.Add(item);
        }

        return true;
    }
}

/// <summary>The name of a figure whose values are of one type. Rules ask for figures by key alone, so that a misspelt name cannot compile.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class ParameterKey<T> : ParameterKey
{
    private readonly Reader _read;

    internal ParameterKey(string name, string kind, Reader read)
        : base(name, kind) => _read = read;

    internal delegate bool Reader(string text, out T value);

    /// <inheritdoc/>
    public override bool Accepts(string text) => _read(text, out _);

    internal bool TryRead(string text, out T value) => _read(text, out value);
}
