using Exchange.Contracts.Education.V1;
using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Standards;

namespace Exchange.Province;

/// <summary>What the three departments' registers hold about the synthetic children.</summary>
public static class Registers
{
    private const int SchoolAge = 6;

    /// <summary>The entries of the household register: none, one, or two under one number.</summary>
    public static IEnumerable<Household> Households(SyntheticChild child)
    {
        for (var entry = 0; entry < child.RegisterEntries; entry++)
        {
            var household = new Household
            {
                Person = PersonOf(child),
                HukouDivision = child.Hukou.ToString(),
                Collective = child.Collective,
                HouseholdNumber = $"H{child.Index:D9}-{entry + 1}",
            };
            household.Moves.AddRange(MovesOf(child));
            household.Parents.AddRange(child.Parents.Select(ParentOf));
            yield return household;
        }
    }

    /// <summary>The school register's entry; <see langword="null"/> below school age or without a number.</summary>
    public static Enrollment? Enrollment(SyntheticChild child, DateOnly today)
    {
        var age = CivilDates.AgeOn(child.Birth, today);
        if (child.Id is not { } id || age < SchoolAge)
            return null;
        return new()
        {
            Person = PersonOf(child),
            StudentNumber = StudentNumber.Of(id).Reveal(),
            SchoolCreditCode = CreditCodeOf(child.Residence),
            SchoolDivision = child.Residence.County.ToString(),
            Level = age < 12 ? SchoolLevel.Primary : SchoolLevel.JuniorSecondary,
            Status = EnrollmentStatus.Enrolled,
            StatusDate = $"{new DateOnly(today.Year - 1, 9, 1):yyyy-MM-dd}",
        };
    }

    /// <summary>The entry of the register of the insured; every seventh child has none, which is not a negative.</summary>
    public static Cover? Cover(SyntheticChild child)
    {
        if (child.Id is null || child.Index % 7 == 3)
            return null;
        return new()
        {
            Person = PersonOf(child),
            InsuredDivision = child.Hukou.County.ToString(),
            Status = CoverStatus.Active,
            StatusDate = $"{child.Birth:yyyy-MM-dd}",
        };
    }

    private static PersonIdentity PersonOf(SyntheticChild child) => new()
    {
        CitizenId = child.Id?.Reveal() ?? "",
        Name = child.Name,
        Sex = child.Sex,
        BirthDate = $"{child.Birth:yyyy-MM-dd}",
    };

    private static RegisteredParent ParentOf(SyntheticParent parent)
    {
        var facts = new ParentFacts { Role = parent.Role, Kind = ParentKind.Birth };
        facts.Statuses.AddRange(parent.Statuses);
        return new()
        {
            Person = new()
            {
                CitizenId = parent.Id.Reveal(),
                Name = parent.Name,
                Sex = parent.Role == ParentFacts.Types.Role.Father ? Contracts.Type.V1.Sex.Male : Contracts.Type.V1.Sex.Female,
                BirthDate = $"{parent.Birth:yyyy-MM-dd}",
            },
            Facts = facts,
        };
    }

    private static IEnumerable<HouseholdMove> MovesOf(SyntheticChild child)
    {
        for (var i = 0; i < child.FormerHukous.Count; i++)
        {
            var former = child.FormerHukous[i];
            yield return new()
            {
                FromDivision = former.Division.ToString(),
                ToDivision = (i + 1 < child.FormerHukous.Count ? child.FormerHukous[i + 1].Division : child.Hukou).ToString(),
                MoveDate = $"{former.LeftOn:yyyy-MM-dd}",
            };
        }
    }

    // A school of the township, numbered by it: registrar 1 (staffing office), type 2 (public institution).
    private static string CreditCodeOf(DivisionCode township)
    {
        var body = $"12{township.County}{township.ToString()[6..]}000000";
        return body + SocialCreditCode.CheckCharacter(body);
    }
}
