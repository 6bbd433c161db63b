using System.Globalization;

namespace Exchange.Standards;

/// <summary>Reads division codes.</summary>
internal static class DivisionCodeText
{
    private const int TownshipLength = 9;

    public static DivisionCodeError Read(string? text, out DivisionCode code)
    {
        code = default;
        var digits = WrittenText.Tidy(text);
        if (digits.Length == 0)
            return DivisionCodeError.Empty;
        if (!digits.AsSpan().ContainsOnlyDigits())
            return DivisionCodeError.Character;
        if (digits.Length is not (2 or 4 or 6 or 9 or 12))
            return DivisionCodeError.Length;
        if (!Provinces.IsAssigned(digits))
            return DivisionCodeError.Province;

        var township = int.Parse(digits.PadRight(TownshipLength, '0').AsSpan(0, TownshipLength), CultureInfo.InvariantCulture);
        return Trim(township, digits.Length >= 6, out code);
    }

    /// <summary>Drops the parts that are 0 at the end.</summary>
    private static DivisionCodeError Trim(int nineDigits, bool countyWritten, out DivisionCode code)
    {
        code = default;
        var prefecture = nineDigits / 100_000 % 100;
        var township = nineDigits % 1000;
        var hasCounty = nineDigits / 1000 % 100 != 0 || (countyWritten && IsCityWithoutCounties(nineDigits / 100_000));
        if ((prefecture == 0 && hasCounty) || (!hasCounty && township != 0))
            return DivisionCodeError.Gap;

        code = new DivisionCode(
            township != 0 ? nineDigits :
            hasCounty ? nineDigits / 1000 :
            prefecture != 0 ? nineDigits / 100_000 : nineDigits / 10_000_000);
        return DivisionCodeError.None;
    }

    /// <summary>
    /// 东莞, 中山 and 儋州 have townships and no counties: the city itself acts as the county, under its own six digits (441900),
    /// so these zeros are significant.
    /// </summary>
    private static bool IsCityWithoutCounties(int prefecture) => prefecture is 4419 or 4420 or 4604;
}
