namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>What all sources together say of one legal parent.</summary>
internal sealed record ParentFinding(ParentSeat Seat, StatusGroup Group, StatusCode Code)
{
    /// <summary>Null when not known.</summary>
    public bool? CanCare { get; init; }

    /// <summary>With <see cref="StatusGroup.Unknown"/>: what would tell. Otherwise what could still change the category.</summary>
    public MissingFact? Missing { get; init; }

    public SourceConflict? Conflict { get; init; }

    public IReadOnlyList<AppliedRule> Rules { get; init; } = [];

    public Parent? Parent => Seat.Parent;
}

/// <summary>Makes one finding of the statements that several sources give about a parent on a day.</summary>
internal static class ParentRules
{
    public static ParentFinding Find(ParentSeat seat, Law law)
    {
        var tested = (seat.Parent?.Statuses ?? [])
            .Where(status => status.IsInForce(law.AsOf))
            .Select(status => StatusTests.Of(seat.Role, status, law))
            .ToList();
        var rules = tested.Select(test => test.Rule).ToList();

        var known = tested.FindAll(test => test.Status.Code != StatusCode.U);
        if (known.Count == 0)
            return Unknown(seat, Lacks(seat, law)) with { Rules = rules };

        var current = known.FindAll(test => !known.Exists(later => Supersedes(later, test)));
        var conflict = Contradiction(seat, known, current);
        if (conflict is { IsResolved: false })
        {
            var missing = Disputed(seat.Role);
            var facts = conflict.Statements.Select(statement => Law.Fact("statement", statement)).ToArray();
            var contradicted = law.Undecided(Rule.NoContradiction, missing, facts);
            return Unknown(seat, missing) with { Conflict = conflict, Rules = [.. rules, contradicted] };
        }

        return Weigh(seat, current) with { Conflict = conflict, Rules = rules };
    }

    private static ParentFinding Weigh(ParentSeat seat, List<TestedStatus> current)
    {
        var open = current.Find(test => test.Outcome == Outcome.Undetermined)?.Rule.Missing;
        var decisive = current.Where(test => test.Outcome == Outcome.Held && test.Status.Code != StatusCode.F).MinBy(test => test.Status.Code);
        if (decisive is not null)
        {
            var code = decisive.Status.Code;
            // A death leaves nothing open; an inability may turn out to be a death.
            return new ParentFinding(seat, code.Group(), code) { CanCare = false, Missing = code.Group() == StatusGroup.Gone ? null : open };
        }

        return open is not null
            ? Unknown(seat, open)
            : new ParentFinding(seat, StatusGroup.Functioning, current[0].Status.Code) { CanCare = current.TrueForAll(test => test.CanCare) };
    }

    /// <summary>A register that reports a change leaves what it said before open. Death alone is not changed by what follows.</summary>
    private static bool Supersedes(TestedStatus later, TestedStatus test) =>
        later.Status.Source == test.Status.Source
        && later.Status.Source != Authority.Unknown
        && later.Status.Code.Group() != test.Status.Code.Group()
        && test.Status.To is null
        && test.Status.Code != StatusCode.D1
        && (later.Status.From ?? DateOnly.MinValue) > (test.Status.From ?? DateOnly.MinValue);

    private static SourceConflict? Contradiction(ParentSeat seat, List<TestedStatus> known, List<TestedStatus> current)
    {
        var functions = current.Exists(test => test.Status.Code == StatusCode.F);
        var held = current.FindAll(test => test.Outcome == Outcome.Held && test.Status.Code != StatusCode.F);
        var gone = held.FindAll(test => test.Status.Code.Group() == StatusGroup.Gone);
        // Unable first and gone later is a life's course; unable from a day after that is not.
        var isAlive = gone.Count > 0 && current.Exists(test =>
            test.Status.Code.Group() == StatusGroup.Unable && gone.Exists(end => test.Status.From > (end.Status.From ?? DateOnly.MinValue)));

        var isOpen = functions && held.Count > 0 || isAlive;
        return isOpen || current.Count < known.Count
            ? new SourceConflict(Words.About(seat.Role, "STATUS"), [.. known.Select(Statement)], !isOpen)
            : null;
    }

    private static string Statement(TestedStatus test) =>
        $"{Law.Word(test.Status.Source)} {test.Status.Code} {test.Status.From:yyyy-MM-dd}..{test.Status.To:yyyy-MM-dd}";

    private static ParentFinding Unknown(ParentSeat seat, MissingFact missing) =>
        new(seat, StatusGroup.Unknown, StatusCode.U) { Missing = missing };

    private static MissingFact Lacks(ParentSeat seat, Law law)
    {
        var who = Words.Of(seat.Role);
        return seat.IsDisputed
            ? new MissingFact(
                Words.About(seat.Role, "IDENTITY"),
                Authority.CivilAffairs,
                $"登记了多名{who.Chinese}，须确认法定{who.Chinese}",
                $"More than one {who.English} is recorded: which is the legal one")
            : new MissingFact(
                Words.About(seat.Role, "STATUS"),
                Authority.PublicSecurity,
                $"缺少{who.Chinese}在 {law.AsOf:yyyy-MM-dd} 的监护情况",
                $"The status of the {who.English} on {law.AsOf:yyyy-MM-dd} is missing");
    }

    private static MissingFact Disputed(ParentRole role)
    {
        var who = Words.Of(role);
        return new MissingFact(
            Words.About(role, "STATUS_CONFLICT"),
            Authority.CivilAffairs,
            $"各来源对{who.Chinese}的情况说法不一，须核实",
            $"Sources disagree about the {who.English}: which is right");
    }
}
