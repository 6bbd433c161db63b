using System.Globalization;

namespace Exchange.Standards;

/// <summary>Reads citizen identification numbers as people and spreadsheets write them.</summary>
internal static class CitizenIdText
{
    public const int FirstYear = 1900;
    public const int LastYear = 2099;

    private const int Length = 18;
    private const NumberStyles DecimalOrExponent = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static CitizenIdError Read(string? text, out long body)
    {
        body = 0;
        var characters = WrittenText.Tidy(text).AsSpan();
        if (characters.IsEmpty)
            return CitizenIdError.Empty;
        if (IsSpreadsheetNumber(characters))
            return CitizenIdError.ExcelMangled;
        if (characters.Length != Length)
            return CitizenIdError.Length;
        if (!characters[..^1].ContainsOnlyDigits() || !(char.IsAsciiDigit(characters[^1]) || characters[^1] == 'X'))
            return CitizenIdError.Character;
        if (!Provinces.IsAssigned(characters))
            return CitizenIdError.Division;

        body = long.Parse(characters[..^1], CultureInfo.InvariantCulture);
        var isDate = IsDate(characters[6..14]);
        if (isDate && CitizenIdChecksum.Of(body) == characters[^1])
            return CitizenIdError.None;
        if (IsRounded(characters))
            return CitizenIdError.ExcelMangled;
        return isDate ? CitizenIdError.Checksum : CitizenIdError.BirthDate;
    }

    private static bool IsDate(ReadOnlySpan<char> digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
        && date.Year is >= FirstYear and <= LastYear;

    /// <summary>2.19901E+17, 2.19901201601011E17, 219901201601011000.00.</summary>
    private static bool IsSpreadsheetNumber(ReadOnlySpan<char> characters) =>
        characters.IndexOfAny('E', '.') > 0
        && double.TryParse(characters, DecimalOrExponent, CultureInfo.InvariantCulture, out var number)
        && number is >= 1e17 and < 1e18;

    /// <summary>A double keeps 15 digits for sure: the rest come back as 000, or as the nearest number that a double can hold.</summary>
    public static bool IsRounded(ReadOnlySpan<char> characters)
    {
        if (!long.TryParse(characters, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return false;
        var rounded = (long)Math.Round(number / 1000m, MidpointRounding.AwayFromZero) * 1000;
        return number == rounded || number == (long)(double)rounded;
    }
}
