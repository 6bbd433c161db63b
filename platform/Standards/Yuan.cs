using System.Globalization;
using System.Numerics;

namespace Exchange.Standards;

/// <summary>
/// An amount of money in yuan, exact to the fen (分, 1/100). Amounts may be negative. Arithmetic that leaves the range of
/// 64-bit fen (about ±92 × 10¹⁵ yuan) throws <see cref="OverflowException"/>.
/// </summary>
public readonly record struct Yuan : IComparable<Yuan>,
    IAdditionOperators<Yuan, Yuan, Yuan>, ISubtractionOperators<Yuan, Yuan, Yuan>, IUnaryNegationOperators<Yuan, Yuan>,
    IComparisonOperators<Yuan, Yuan, bool>, IMultiplyOperators<Yuan, int, Yuan>, IMultiplyOperators<Yuan, decimal, Yuan>,
    IAdditiveIdentity<Yuan, Yuan>
{
    private const int FenPerYuan = 100;

    private Yuan(long fen) => Fen = fen;

    /// <summary>Nothing.</summary>
    public static Yuan Zero => default;

    /// <inheritdoc/>
    public static Yuan AdditiveIdentity => default;

    /// <summary>The amount in fen.</summary>
    public long Fen { get; }

    /// <summary>The amount in yuan, with at most two places.</summary>
    public decimal Amount => Fen / (decimal)FenPerYuan;

    /// <summary>True below zero.</summary>
    public bool IsNegative => Fen < 0;

    /// <summary>The amount of so many fen.</summary>
    public static Yuan FromFen(long fen) => new(fen);

    /// <summary>The amount of so many whole yuan.</summary>
    public static Yuan Of(long yuan) => new(checked(yuan * FenPerYuan));

    /// <summary>Rounds to the fen, half a fen away from zero (四舍五入): 0.125 is 0.13.</summary>
    public static Yuan Round(decimal yuan) => new((long)Math.Round(yuan * FenPerYuan, MidpointRounding.AwayFromZero));

    /// <summary>Takes an amount that must not need rounding.</summary>
    /// <exception cref="ArgumentException">It has a part smaller than a fen.</exception>
    public static Yuan Exactly(decimal yuan) =>
        Round(yuan) is var rounded && rounded.Amount == yuan
            ? rounded
            : throw new ArgumentException("The amount has a part smaller than a fen.", nameof(yuan));

    /// <summary>
    /// Reads an amount such as <c>2644</c>, <c>2,644.00</c>, <c>¥2644.5</c> or <c>2644元</c>; more than two places are refused.
    /// </summary>
    public static bool TryParse(string? text, out Yuan amount)
    {
        amount = default;
        var tidy = WrittenText.Tidy(text).TrimStart('¥', '￥').TrimEnd('元').Replace("，", ",", StringComparison.Ordinal);
        const NumberStyles styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands;
        if (!decimal.TryParse(tidy, styles, CultureInfo.InvariantCulture, out var yuan) || Math.Abs(yuan) >= long.MaxValue / FenPerYuan)
            return false;
        amount = Round(yuan);
        return amount.Amount == yuan;
    }

    /// <summary>The smaller of two amounts.</summary>
    public static Yuan Min(Yuan a, Yuan b) => a < b ? a : b;

    /// <summary>The larger of two amounts.</summary>
    public static Yuan Max(Yuan a, Yuan b) => a > b ? a : b;

    /// <inheritdoc/>
    public static Yuan operator +(Yuan left, Yuan right) => new(checked(left.Fen + right.Fen));

    /// <inheritdoc/>
    public static Yuan operator -(Yuan left, Yuan right) => new(checked(left.Fen - right.Fen));

    /// <inheritdoc/>
    public static Yuan operator -(Yuan value) => new(checked(-value.Fen));

    /// <summary>So many times the amount.</summary>
    public static Yuan operator *(Yuan amount, int times) => new(checked(amount.Fen * times));

    /// <summary>A share of the amount, such as a rate of 0.75, rounded as <see cref="Round"/> does.</summary>
    public static Yuan operator *(Yuan amount, decimal share) => Round(amount.Amount * share);

    /// <inheritdoc/>
    public static bool operator <(Yuan left, Yuan right) => left.Fen < right.Fen;

    /// <inheritdoc/>
    public static bool operator >(Yuan left, Yuan right) => left.Fen > right.Fen;

    /// <inheritdoc/>
    public static bool operator <=(Yuan left, Yuan right) => left.Fen <= right.Fen;

    /// <inheritdoc/>
    public static bool operator >=(Yuan left, Yuan right) => left.Fen >= right.Fen;

    /// <inheritdoc/>
    public int CompareTo(Yuan other) => Fen.CompareTo(other.Fen);

    /// <summary>Two places and no grouping, the same in every culture: <c>2644.00</c>.</summary>
    public override string ToString() => Amount.ToString("F2", CultureInfo.InvariantCulture);
}
