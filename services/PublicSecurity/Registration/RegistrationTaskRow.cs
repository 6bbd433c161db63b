namespace Exchange.PublicSecurity.Registration;

/// <summary>A child without a hukou whom civil affairs has found, waiting to be registered.</summary>
internal sealed class RegistrationTaskRow
{
    public required Guid TaskId { get; init; }

    public required Guid ChildId { get; init; }

    /// <summary>County where the child lives, six digits.</summary>
    public required string ResidenceDivision { get; init; }

    /// <summary>What is known of the child, a serialized <c>PersonIdentity</c>, sealed.</summary>
    public required byte[] Sealed { get; init; }

    public required DateTimeOffset CreateTime { get; init; }
}
