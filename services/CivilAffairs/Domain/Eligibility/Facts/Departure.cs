using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>When the child left the hukou place, and when it was back.</summary>
internal sealed record Departure
{
    public static readonly Departure Unknown = new();

    /// <summary>The day on which the child first left; later moves between other places do not change it. Null: not known.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>Born outside the hukou place and never lived there.</summary>
    public bool BornAway { get; init; }

    /// <summary>Stays at the hukou place since; the last day of a stay is the day on which the child left again.</summary>
    public IReadOnlyList<DateRange> Returns { get; init; } = [];

    public static Departure On(DateOnly day, params DateRange[] returns) => new() { LeftOn = day, Returns = returns };

    /// <summary>Reads a history of moves: the first one away from the hukou township is the departure, stays there are returns.</summary>
    /// <param name="hukou">The hukou township, where the child lived before the first move.</param>
    /// <param name="moves">In any order.</param>
    public static Departure Of(DivisionCode hukou, IEnumerable<Move> moves)
    {
        var path = moves.OrderBy(move => move.On).SkipWhile(move => move.To.IsWithin(hukou)).ToList();
        var returns = new List<DateRange>();
        for (var at = 1; at < path.Count; at++)
        {
            if (!path[at].To.IsWithin(hukou))
                continue;
            var leftAgain = path.Skip(at + 1).FirstOrDefault(move => !move.To.IsWithin(hukou));
            returns.Add(new DateRange(path[at].On, leftAgain?.On));
        }

        return new Departure { LeftOn = path.FirstOrDefault()?.On, Returns = DateRange.Join(returns) };
    }
}

/// <summary>The child goes to live in another township or county.</summary>
internal sealed record Move(DateOnly On, DivisionCode To);
