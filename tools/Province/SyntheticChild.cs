using Exchange.Contracts.Type.V1;
using Exchange.Standards;

namespace Exchange.Province;

/// <summary>One synthetic child: what is true, what the ledger says, what the registers and the county's files hold, and where it must end.</summary>
public sealed record SyntheticChild
{
    /// <summary>Position in the ledger, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Name of what was planted, such as <c>WRONG_COUNTY</c>.</summary>
    public required string Story { get; init; }

    /// <summary>The child's number; <see langword="null"/> when not registered.</summary>
    public required CitizenId? Id { get; init; }

    /// <summary>A name that no other child of the province has.</summary>
    public required string Name { get; init; }

    public required DateOnly Birth { get; init; }

    public required Contracts.Type.V1.Sex Sex { get; init; }

    /// <summary>Where the register has the child: a township in Liaoning, a county elsewhere, none when not registered.</summary>
    public required DivisionCode Hukou { get; init; }

    /// <summary>Registered with an institution (集体户).</summary>
    public required bool Collective { get; init; }

    /// <summary>Township of residence.</summary>
    public required DivisionCode Residence { get; init; }

    public required DateOnly LeftHukou { get; init; }

    /// <summary>Who the child lives with, in the ledger's words.</summary>
    public required string Living { get; init; }

    public required string GuardianName { get; init; }

    public required string GuardianRelationship { get; init; }

    public required IReadOnlyList<SyntheticParent> Parents { get; init; }

    /// <summary>Former registrations, oldest first.</summary>
    public required IReadOnlyList<FormerHukou> FormerHukous { get; init; }

    /// <summary>How many entries the household register has for the number: 0, 1 or 2.</summary>
    public required int RegisterEntries { get; init; }

    /// <summary>低保 paid for the child, yuan a month; 0 without.</summary>
    public required int MinimumLiving { get; init; }

    /// <summary>What the ledger's row says where it differs from the truth.</summary>
    public required LedgerFlaws Flaws { get; init; }

    /// <summary>What only the county of registration knows.</summary>
    public required CountyFile File { get; init; }

    /// <summary>Where the child must end.</summary>
    public required Expected Expected { get; init; }
}

/// <summary>A parent with the statuses that the register knows.</summary>
public sealed record SyntheticParent(ParentFacts.Types.Role Role, CitizenId Id, string Name, DateOnly Birth, IReadOnlyList<ParentStatusInterval> Statuses);

/// <summary>A former place of registration and the day on which it was left.</summary>
public sealed record FormerHukou(DivisionCode Division, DateOnly LeftOn);

/// <summary>How a row of the ledger differs from the truth. Each absent value means that the row is right.</summary>
public sealed record LedgerFlaws
{
    /// <summary>A name with a slip of the pen.</summary>
    public string? Name { get; init; }

    /// <summary>A number with a wrong check character, or one that Excel has rounded.</summary>
    public string? Id { get; init; }

    /// <summary>The number stands in the cell as a value, the way Excel leaves it.</summary>
    public bool IdIsNumber { get; init; }

    /// <summary>A place of registration that is out of date.</summary>
    public DivisionCode? Hukou { get; init; }

    /// <summary>A place of residence that does not exist.</summary>
    public string? Residence { get; init; }

    /// <summary>The row stands twice.</summary>
    public bool Twice { get; init; }
}

/// <summary>What the county of registration finds in its own files when it opens the case.</summary>
/// <param name="MovedTo">Moved away by a paper certificate that the register has not got: the case goes back naming this county.</param>
/// <param name="TransferTo">The family's transfer to this township is being entered right now: the register changes during the case.</param>
/// <param name="RejectReason">Why the county refuses the case.</param>
/// <param name="MissingMaterial">What the county asks for before it accepts.</param>
public sealed record CountyFile(
    DivisionCode? MovedTo = null, DivisionCode? TransferTo = null, string? RejectReason = null, string? MissingMaterial = null)
{
    public static readonly CountyFile Empty = new();
}
