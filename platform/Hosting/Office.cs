using System.Globalization;
using Exchange.Standards;

namespace Exchange.Hosting;

/// <summary>An authority that letters are addressed to: one department in one division, such as <c>civilaffairs/210202</c>.</summary>
/// <param name="Department">The department's short name, lower-case letters, as in configuration and routing keys.</param>
/// <param name="Division">The division that it acts for.</param>
public readonly record struct Office(string Department, DivisionCode Division)
{
    /// <summary>
    /// The department and the division's levels, separated by points: <c>civilaffairs.21.02.02</c>, with a township
    /// <c>civilaffairs.21.02.02.001</c>.
    /// </summary>
    public string RoutingKey => $"{Department}.{Levels(Division.ToString())}";

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public static Office Parse(string text)
    {
        var slash = text.IndexOf('/');
        if (slash <= 0 || !DivisionCode.TryParse(text[(slash + 1)..], out var division))
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no office: expected department/division, such as civilaffairs/210202."));
        return new Office(text[..slash], division);
    }

    public override string ToString() => $"{Department}/{Division}";

    /// <summary>
    /// Splits a division's digits as topic exchanges want them: two each for province, prefecture and county, the rest in one
    /// word.
    /// </summary>
    internal static string Levels(string digits) => digits.Length <= 2
        ? digits
        : string.Join('.', new[] { digits[..2], digits[2..Math.Min(4, digits.Length)], digits.Length > 4 ? digits[4..6] : "", digits.Length > 6 ? digits[6..] : "" }
            .Where(level => level.Length > 0));
}
