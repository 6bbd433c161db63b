using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Register;

/// <summary>What the county of residence states about a child, with the personal part sealed.</summary>
internal sealed record SealedStatement
{
    /// <summary>
    /// Keyed hash that tells whether two entries are about one child: over the citizen number, or over name, birth and place where there is
    /// none.
    /// </summary>
    public required byte[] MatchKey { get; init; }

    /// <summary>The child has a citizen number, so other departments can be asked.</summary>
    public required bool HasCitizenId { get; init; }

    /// <summary>Number, name, sex and birth date, sealed.</summary>
    public required byte[] Identity { get; init; }

    /// <summary>Address and guardian, sealed.</summary>
    public required byte[] Contact { get; init; }

    /// <summary>The facts as stated, in their stored form. No personal data.</summary>
    public required byte[] Facts { get; init; }

    /// <summary>Civil date of birth; null where nobody knows it yet.</summary>
    public required DateOnly? BirthDate { get; init; }

    /// <summary>County or township where the child lives.</summary>
    public required DivisionCode Residence { get; init; }

    /// <summary>County or township of registration as stated; none where not known.</summary>
    public required DivisionCode Hukou { get; init; }
}
