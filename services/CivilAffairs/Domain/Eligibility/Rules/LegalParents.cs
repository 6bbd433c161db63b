namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>A place that a legal parent takes; empty when nobody is known to take it.</summary>
internal sealed record ParentSeat(ParentRole Role, Parent? Parent, bool IsDisputed = false);

/// <summary>Which parents the law counts: adoptive parents replace birth parents, a step-parent does not count, divorce does not matter.</summary>
internal static class LegalParents
{
    public static (IReadOnlyList<ParentSeat> Seats, AppliedRule Rule) Of(ChildFacts child, Law law)
    {
        var parents = child.Parents.Where(parent => parent.IsInForce(law.AsOf)).ToList();
        IReadOnlyList<ParentSeat> seats = parents.Find(parent => parent.Kinship == Kinship.SoleAdoptive) is { } sole
            ? [Seat(sole.Role, [.. parents.Where(IsAdopter)])]
            : [SeatOf(ParentRole.Father, parents), SeatOf(ParentRole.Mother, parents)];

        var isAdopted = parents.Exists(IsAdopter);
        return (seats, law.Held(
            Rule.LegalParents,
            isAdopted ? "以养父母为法定父母；未收养的继父母不计" : "以生父母为法定父母；未收养的继父母不计，离异不影响认定",
            isAdopted
                ? "The adoptive parents are the legal ones; a step-parent without adoption does not count"
                : "The birth parents are the legal ones; a step-parent without adoption does not count, divorce changes nothing",
            [.. seats.Select(seat => Law.Fact($"{Law.Word(seat.Role).ToLowerInvariant()}.kinship", seat.Parent?.Kinship))]));
    }

    public static bool IsAdopter(Parent parent) => parent.Kinship is Kinship.Adoptive or Kinship.SoleAdoptive or Kinship.StepAdoptive;

    private static ParentSeat SeatOf(ParentRole role, List<Parent> parents)
    {
        var adoptedJointly = parents.Exists(parent => parent.Kinship == Kinship.Adoptive);
        var adopters = parents.FindAll(parent => parent.Role == role && IsAdopter(parent));
        return adoptedJointly || adopters.Count > 0
            ? Seat(role, adopters)
            : Seat(role, parents.FindAll(parent => parent.Role == role && parent.Kinship == Kinship.Birth));
    }

    private static ParentSeat Seat(ParentRole role, List<Parent> claimants) =>
        new(role, claimants.Count == 1 ? claimants[0] : null, claimants.Count > 1);
}
