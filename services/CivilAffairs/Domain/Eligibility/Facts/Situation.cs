namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>With whom the child lives.</summary>
internal enum LivingArrangement
{
    Unknown,
    WithParent,

    /// <summary>With a guardian other than a parent: a grandparent, an elder sibling, another relative.</summary>
    WithGuardian,

    /// <summary>Alone, or boarding where no guardian lives.</summary>
    Alone,

    Institution,
}

/// <summary>What people who met the child report.</summary>
internal sealed record Situation
{
    public static readonly Situation Ordinary = new();

    public bool HasLivingDifficulty { get; init; }

    public bool HasMedicalDifficulty { get; init; }

    public bool HasSchoolingDifficulty { get; init; }

    /// <summary>受到伤害, or suspected.</summary>
    public bool IsHarmed { get; init; }

    /// <summary>被遗弃.</summary>
    public bool IsAbandoned { get; init; }

    /// <summary>流浪 or lost: found without anyone who looks after the child.</summary>
    public bool IsWandering { get; init; }

    /// <summary>Left a home that is there to go back to.</summary>
    public bool HasRunAway { get; init; }

    /// <summary>The day on which a found child was handed back to the family.</summary>
    public DateOnly? ReunitedOn { get; init; }
}
