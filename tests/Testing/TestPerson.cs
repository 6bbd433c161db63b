using Exchange.Contracts.Type.V1;
using Exchange.Standards;

namespace Exchange.Testing;

/// <summary>Somebody who does not exist: the number's prefix is assigned to no place. Each has a number and a name of her own.</summary>
public sealed class TestPerson
{
    private static readonly DateOnly FirstBirth = new(2012, 1, 1);
    private static int _count;

    public TestPerson()
    {
        var count = Interlocked.Increment(ref _count);
        Birth = FirstBirth.AddDays(count);
        // Even, as the numbers of women are.
        Id = CitizenId.Create("219901", Birth, count % 499 * 2 + 2);
        Name = $"受测{count:D4}·甲";
    }

    public CitizenId Id { get; }

    public string Name { get; }

    public DateOnly Birth { get; }

    public string Number => Id.Reveal();

    /// <summary>Who she is, as a new message each time.</summary>
    public PersonIdentity Identity =>
        new() { CitizenId = Number, Name = Name, Sex = Contracts.Type.V1.Sex.Female, BirthDate = $"{Birth:yyyy-MM-dd}" };
}
