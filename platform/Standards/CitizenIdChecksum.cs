namespace Exchange.Standards;

/// <summary>The check character of GB 11643: ISO 7064, MOD 11-2.</summary>
internal static class CitizenIdChecksum
{
    private const string Characters = "10X98765432";

    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <param name="body">The 17 digits before the check character.</param>
    public static char Of(long body)
    {
        var sum = 0;
        for (var place = Weights.Length - 1; place >= 0; place--, body /= 10)
            sum += Weights[place] * (int)(body % 10);
        return Characters[sum % 11];
    }
}
