using System.Globalization;

namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>The days of a spreadsheet: numbers counted from 1900, or from 1904 in workbooks made on a Mac.</summary>
internal static class ExcelDates
{
    private const double LastSerial = 2_958_465; // 9999-12-31
    private const int FirstOf1904 = 1462;

    /// <summary>The moment that a number stands for; null when it is none.</summary>
    public static DateTime? FromSerial(double serial, bool is1904)
    {
        if (is1904)
            serial += FirstOf1904;
        // Serial 60 is 1900-02-29, which never was; the days before it are counted from a day later.
        if (!(serial >= 1) || serial > LastSerial || (int)serial == 60)
            return null;
        return DateTime.FromOADate(serial < 60 ? serial + 1 : serial);
    }

    /// <summary>2016-03-01, and the time after it where there is one.</summary>
    public static string Write(DateTime moment) => moment.ToString(
        moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
