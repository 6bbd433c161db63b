using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

internal enum HukouState
{
    /// <summary>Nobody has said. It is no negative.</summary>
    Unknown,

    Registered,

    /// <summary>Public security says that there is no registration (未落户). A collective hukou is a registration.</summary>
    Unregistered,
}

internal enum HukouArea
{
    Unknown,
    Rural,
    Urban,
}

/// <summary>Where the child's household is registered (户籍).</summary>
internal sealed record Hukou(HukouState State)
{
    public static readonly Hukou Unknown = new(HukouState.Unknown);
    public static readonly Hukou None = new(HukouState.Unregistered);

    /// <summary>The township, or the county when the township is not known, before the first of <see cref="Transfers"/>.</summary>
    public DivisionCode Place { get; init; }

    /// <summary>集体户.</summary>
    public bool IsCollective { get; init; }

    public HukouArea Area { get; init; }

    /// <summary>Later transfers (户口迁移), in any order.</summary>
    public IReadOnlyList<HukouTransfer> Transfers { get; init; } = [];

    public static Hukou At(DivisionCode place) => new(HukouState.Registered) { Place = place };

    /// <summary>Where it is registered at the end of a day.</summary>
    public DivisionCode PlaceOn(DateOnly day) =>
        Transfers.Where(transfer => transfer.On <= day).OrderBy(transfer => transfer.On).LastOrDefault()?.To ?? Place;
}

/// <summary>The household's registration moves to another county or township.</summary>
internal sealed record HukouTransfer(DateOnly On, DivisionCode To);
