using System.Text.RegularExpressions;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;

namespace Exchange.PublicSecurity.Households;

/// <summary>Checks what the register is told, field by field.</summary>
internal static partial class HouseholdCheck
{
    private const int LongestHouseholdNumber = 32;

    public static void Entry(FieldCheck check, Household household, string path)
    {
        check.RegisteredPerson(household.Person, $"{path}.person", ErrorReason.CitizenIdInvalid);
        Registration(check, household.HukouDivision, $"{path}.hukou_division");
        check.Text(household.HouseholdNumber, LongestHouseholdNumber, $"{path}.household_number");
        // It is told to whoever asks, so it must be a word and not a story.
        var isWord = household.WithheldReason.Length == 0 || Word().IsMatch(household.WithheldReason);
        check.Require(isWord, PlatformErrorReason.FieldInvalid, $"{path}.withheld_reason");
        Moves(check, household.Moves, $"{path}.moves");
        for (var i = 0; i < household.Parents.Count; i++)
            Parent(check, household, i, $"{path}.parents[{i}]");
    }

    /// <summary>A place of registration: a township of the home province, whose townships are known, or a county of another one.</summary>
    public static bool Registration(FieldCheck check, string division, string field) =>
        check.Division(division, field, ErrorReason.DivisionUnknown, IsRegistration)
        && check.Digits(division, field, ErrorReason.DivisionUnknown);

    /// <summary>A county that exists or a township of one.</summary>
    public static bool Place(FieldCheck check, string division, string field) =>
        check.Division(division, field, ErrorReason.DivisionUnknown, code => Divisions.Current.Contains(code.County));

    public static void Status(FieldCheck check, ParentStatusInterval status, string path)
    {
        check.Require(status.Kind != ParentStatusKind.Unspecified, PlatformErrorReason.EnumValueUnknown, $"{path}.kind");
        if (check.Date(status.FromDate, $"{path}.from_date") & check.DateIfAny(status.ToDate, $"{path}.to_date"))
            Invalid(!(CivilDate.ParseIfAny(status.ToDate) < CivilDate.Parse(status.FromDate)), "to_date");
        check.DateIfAny(status.PoliceAcceptanceDate, $"{path}.police_acceptance_date");
        Invalid(status.DisabilityType is >= 0 and <= 7, "disability_type");
        Invalid(status.DisabilityGrade is >= 0 and <= 4, "disability_grade");
        Invalid(status.TermMonths >= 0, "term_months");

        void Invalid(bool holds, string field) => check.Require(holds, PlatformErrorReason.FieldInvalid, $"{path}.{field}");
    }

    private static void Moves(FieldCheck check, IReadOnlyList<HouseholdMove> moves, string path)
    {
        DateOnly? before = null;
        for (var i = 0; i < moves.Count; i++)
        {
            // Where somebody lived long ago may since have been abolished.
            check.Digits(moves[i].FromDivision, $"{path}[{i}].from_division", ErrorReason.DivisionUnknown);
            check.Digits(moves[i].ToDivision, $"{path}[{i}].to_division", ErrorReason.DivisionUnknown);
            if (!check.Date(moves[i].MoveDate, $"{path}[{i}].move_date"))
                continue;
            var day = CivilDate.Parse(moves[i].MoveDate);
            check.Require(!(day < before), PlatformErrorReason.FieldInvalid, $"{path}[{i}].move_date");
            before = day;
        }
    }

    private static void Parent(FieldCheck check, Household household, int index, string path)
    {
        if (!check.Require(household.Parents[index].Facts is not null, PlatformErrorReason.FieldRequired, $"{path}.facts"))
            return;
        var facts = household.Parents[index].Facts;
        check.Require(facts.Role != ParentFacts.Types.Role.Unspecified, PlatformErrorReason.EnumValueUnknown, $"{path}.facts.role");
        var isSecond = household.Parents.Take(index).Any(other => other.Facts is not null && Seat(other.Facts) == Seat(facts));
        check.Require(!isSecond, PlatformErrorReason.FieldInvalid, $"{path}.facts.kind");
        for (var i = 0; i < facts.Statuses.Count; i++)
            Status(check, facts.Statuses[i], $"{path}.facts.statuses[{i}]");
    }

    private static bool IsRegistration(DivisionCode code) => Divisions.Current.Contains(code)
        && code.Level == (Divisions.Current.TownshipsOf(code.County).Count > 0 ? DivisionLevel.Township : DivisionLevel.County);

    private static (ParentFacts.Types.Role, ParentKind) Seat(ParentFacts facts) =>
        (facts.Role, facts.Kind == ParentKind.Unspecified ? ParentKind.Birth : facts.Kind);

    [GeneratedRegex(@"^[A-Z][A-Z0-9_]{0,63}\z")]
    private static partial Regex Word();
}
