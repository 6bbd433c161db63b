using System.Globalization;

namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>The numbers of a workbook, which a spreadsheet computes with 15 digits.</summary>
internal static class ExcelNumbers
{
    private const double FirstInexact = 1e15;

    /// <summary>The number as plain digits where they are what was entered, else in scientific notation; null for no number.</summary>
    public static string? Write(string raw)
    {
        if (!double.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
            return null;
        if (Math.Abs(number) < FirstInexact)
            return number.ToString(number == Math.Truncate(number) ? "F0" : "G15", CultureInfo.InvariantCulture);
        return IsBeyondDouble(raw, number) ? raw : number.ToString("0.##############E+0", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// True for digits that no double can hold, other than those of a rounded number: then the file was written by a program that kept them
    /// all.
    /// </summary>
    private static bool IsBeyondDouble(string raw, double number) =>
        long.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var digits)
        && digits % 1000 != 0
        && number < long.MaxValue
        && (long)number != digits;
}
