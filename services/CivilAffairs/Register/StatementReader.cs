using System.Globalization;
using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Eligibility;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;
using ChildFacts = Exchange.Contracts.CivilAffairs.V1.ChildFacts;
using Sex = Exchange.Contracts.Type.V1.Sex;

namespace Exchange.CivilAffairs.Register;

/// <summary>
/// Reads what a county states about a child in a call, notes all that is wrong with it, and fills in what the citizen number says.
/// </summary>
internal static class StatementReader
{
    public const int LongestName = 100;
    public const int LongestAddress = 200;
    public const int LongestPhone = 32;
    public const int LongestRelationship = 32;

    /// <returns>The statement; null when something was noted.</returns>
    public static ChildStatement? Read(Child? child, DateOnly today, FieldCheck check)
    {
        var field = new FieldReader("child", check);
        if (!check.Require(child is not null, PlatformErrorReason.FieldRequired, "child"))
            return null;

        var stated = new Child
        {
            Identity = child!.Identity?.Clone() ?? new(),
            Facts = child.Facts?.Clone() ?? new(),
            ResidenceAddress = child.ResidenceAddress.Trim(),
            Guardian = child.Guardian,
            SchoolDivision = child.SchoolDivision,
            InsuredDivision = child.InsuredDivision,
        };

        // Parents' statuses come from public security alone.
        stated.Facts.Parents.Clear();
        if (field.RequireFilled(child.Identity is not null, "identity"))
            Identity(stated.Identity, isUnregistered: stated.Facts.Hukou is { Unregistered: true }, field.In("identity"));
        if (field.RequireFilled(child.Facts is not null, "facts"))
            Facts(stated, today, field.In("facts"), check);
        Text(stated.ResidenceAddress, LongestAddress, "residence_address", field);
        Guardian(stated.Guardian, field.In("guardian"));
        field.County(stated.SchoolDivision, "school_division");
        field.County(stated.InsuredDivision, "insured_division");
        return check.IsClean ? new ChildStatement(stated) : null;
    }

    private static void Identity(PersonIdentity identity, bool isUnregistered, FieldReader field)
    {
        identity.Name = identity.Name.Trim();
        if (field.RequireFilled(identity.Name.Length > 0, "name"))
            Text(identity.Name, LongestName, "name", field);
        var stated = field.Date(identity.BirthDate, "birth_date");
        if (identity.CitizenId.Length == 0)
        {
            field.RequireFilled(isUnregistered, "citizen_id");
            return;
        }

        if (!CitizenId.TryParse(identity.CitizenId, out var id, out var error))
        {
            field.Require(false, ErrorReason.CitizenIdInvalid, "citizen_id", Law.Word(error));
            return;
        }

        identity.CitizenId = id.Reveal();
        field.Require(stated is null || stated == id.BirthDate, ErrorReason.BirthDateConflict, "birth_date");
        identity.BirthDate = id.BirthDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (identity.Sex == Sex.Unspecified)
            identity.Sex = id.Sex == Standards.Sex.Male ? Sex.Male : Sex.Female;
    }

    private static void Facts(Child stated, DateOnly today, FieldReader field, FieldCheck check)
    {
        var (identity, facts) = (stated.Identity, stated.Facts);
        if (facts.BirthDate.Length == 0)
            facts.BirthDate = identity.BirthDate;
        if (identity.BirthDate.Length == 0)
            identity.BirthDate = facts.BirthDate;
        if (facts.Sex == Sex.Unspecified)
            facts.Sex = identity.Sex;

        var read = FactsReader.Read(facts, "child.facts", check);
        field.Require(facts.BirthDate == identity.BirthDate, ErrorReason.BirthDateConflict, "birth_date");
        field.Require(read.BirthDate is null || read.BirthDate <= today, "birth_date");
        field.Require(read.Departure.LeftOn is null || read.Departure.LeftOn <= today, "left_hukou_date");
        field.RequireFilled(facts.ResidenceDivision.Length > 0, "residence_division");
    }

    private static void Guardian(Guardian? guardian, FieldReader field)
    {
        if (guardian is null)
            return;
        Text(guardian.Name, LongestName, "name", field);
        Text(guardian.Relationship, LongestRelationship, "relationship", field);
        Text(guardian.Phone, LongestPhone, "phone", field);
    }

    private static void Text(string text, int longest, string name, FieldReader field) =>
        field.Require(text.Length <= longest && !text.Any(char.IsControl), name);
}
