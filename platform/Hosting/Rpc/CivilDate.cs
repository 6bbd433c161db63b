using System.Globalization;

namespace Exchange.Hosting.Rpc;

/// <summary>
/// Civil dates and months as the contracts write them: ISO 8601, <c>2026-12-01</c> and <c>2026-12</c>. Both sort as texts do.
/// </summary>
public static class CivilDate
{
    private const string Form = "yyyy-MM-dd";
    private const string MonthForm = "yyyy-MM";

    /// <summary>Reads a date.</summary>
    public static bool TryParse(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>Reads a date that was checked before.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateOnly Parse(string text) => DateOnly.ParseExact(text, Form, CultureInfo.InvariantCulture);

    /// <summary>Reads a date that was checked before; null for the empty text.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static DateOnly? ParseIfAny(string text) => text.Length == 0 ? null : Parse(text);

    /// <summary>Writes a date; the empty text for null.</summary>
    public static string Text(DateOnly? date) => date?.ToString(Form, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Whether a text is a month.</summary>
    public static bool IsMonth(string text) =>
        DateOnly.TryParseExact(text, MonthForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Writes the month that a date lies in.</summary>
    public static string MonthText(DateOnly date) => date.ToString(MonthForm, CultureInfo.InvariantCulture);
}
