using System.Text;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;
using static Exchange.Contracts.Type.V1.ParentFacts.Types.Role;
using static Exchange.PublicSecurity.Tests.Register;

namespace Exchange.PublicSecurity.Tests;

public sealed class StorageTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_migrations_make_what_the_model_expects(string provider) =>
        (await SchemaAgreement.DifferencesAsync<PublicSecurityDb>(provider)).ShouldBeEmpty();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_node_that_comes_back_knows_what_it_knew_and_takes_the_letters_that_came_meanwhile(string provider)
    {
        await using var register = await StartAsync(provider);
        var child = await register.RegisteredAsync(entry => entry.Parents.Add(Parent(Father)));
        var requestId = NewRequestId();
        var moved = await register.MoveAsync(requestId, child, Xinhua, "2025-03-01");

        await register.Department.StopAsync();
        await register.Department.SendAsync(new RegistrationRequest { ChildId = NewRequestId(), ResidenceDivision = Heping }, Heping, "s");
        await register.Department.StartAgainAsync();

        (await register.VerifyAsync(child.Identity)).HukouDivision.ShouldBe(Xinhua);
        (await register.MoveAsync(requestId, child, Xinhua, "2025-03-01")).ShouldBe(moved, "the call is safe to repeat");
        await register.Department.SettledAsync();
        (await register.Client.ListRegistrationTasksAsync(new())).Tasks.Count.ShouldBe(1);
    }

    [Fact]
    public async Task No_number_and_no_name_is_on_disk_or_in_the_log()
    {
        await using var register = await StartAsync();
        var child = new TestPerson();
        var entry = Entry(child);
        var father = Parent(Father);
        entry.Parents.Add(father);
        await register.ImportAsync(entry);
        await register.MoveAsync(child, Xinhua, "2025-03-01");
        await register.RecordAsync(child, Father, Status(ParentStatusKind.Dead, "2024-01-01"));
        await register.VerifyAsync(child.Identity, Heping);
        await Refusal.OfAsync(() => register.MoveAsync(child, Hunhewan, "2020-01-01"));

        await register.Department.StopAsync();

        var files = register.Department.DatabaseFiles();
        files.ShouldNotBeEmpty();
        foreach (var canary in (string[])[child.Number, child.Name, father.Person.CitizenId, father.Person.Name])
        {
            files.ShouldAllBe(file => !Holds(file, canary));
            register.Department.Log.Lines.ShouldAllBe(line => !line.Contains(canary));
        }
        files.ShouldContain(file => Holds(file, "MOVE_HOUSEHOLD"), "the search finds what is there");
    }

    private static bool Holds(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
