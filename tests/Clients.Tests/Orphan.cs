using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using Sex = Exchange.Contracts.Type.V1.Sex;

namespace Exchange.Clients.Tests;

/// <summary>A child of nine who does not exist, and whose parents have died.</summary>
internal static class Orphan
{
    private static int _count;

    /// <summary>Another one each time, registered in Zhuanghe.</summary>
    public static Household New()
    {
        var count = Interlocked.Increment(ref _count);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        return new()
        {
            Person = Person($"受测孤儿{count}", today.AddYears(-9), 2 * count),
            HukouDivision = "210283001",
            HouseholdNumber = $"受测-{count}",
            Parents =
            {
                Dead(ParentFacts.Types.Role.Father, Person($"受测父{count}", today.AddYears(-40), 2 * count - 1), today),
                Dead(ParentFacts.Types.Role.Mother, Person($"受测母{count}", today.AddYears(-39), 2 * count), today),
            },
        };
    }

    private static PersonIdentity Person(string name, DateOnly birth, int sequence) => new()
    {
        CitizenId = CitizenId.Create("219901", birth, sequence).Reveal(),
        Name = name,
        Sex = sequence % 2 == 0 ? Sex.Female : Sex.Male,
        BirthDate = Day(birth),
    };

    private static RegisteredParent Dead(ParentFacts.Types.Role role, PersonIdentity person, DateOnly today) => new()
    {
        Person = person,
        Facts = new()
        {
            Role = role,
            Kind = ParentKind.Birth,
            Statuses =
            {
                new ParentStatusInterval { Kind = ParentStatusKind.Dead, FromDate = Day(today.AddYears(-2)), Source = "publicsecurity" },
            },
        },
    };

    private static string Day(DateOnly day) => $"{day:yyyy-MM-dd}";
}
