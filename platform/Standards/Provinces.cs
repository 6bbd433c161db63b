using System.Globalization;

namespace Exchange.Standards;

/// <summary>The 34 two-digit codes of GB/T 2260 that are provinces, and 83, which residence permits of Taiwan compatriots bear.</summary>
internal static class Provinces
{
    private static ReadOnlySpan<byte> Assigned =>
    [
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46,
        50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
    ];

    public static bool IsAssigned(int code) => Assigned.Contains((byte)code);

    /// <param name="digits">At least two digits.</param>
    public static bool IsAssigned(ReadOnlySpan<char> digits) => IsAssigned(int.Parse(digits[..2], CultureInfo.InvariantCulture));
}
