using System.Text;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Security;
using Exchange.Testing;
using Google.Protobuf;
using static Exchange.Education.Tests.Register;

namespace Exchange.Education.Tests;

public sealed class StorageTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_migrations_make_what_the_model_expects(string provider) =>
        (await SchemaAgreement.DifferencesAsync<EducationDb>(provider)).ShouldBeEmpty();

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_node_that_comes_back_knows_what_it_knew_and_takes_the_letters_that_came_meanwhile(string provider)
    {
        await using var register = await StartAsync(provider);
        var student = await register.EnrolledAsync();
        var key = ByteString.CopyFrom(register.Department.Node.Get<IdentityVault>().Key(student.Id));

        await register.Department.StopAsync();
        var notice = new ProtectionNotice
        {
            ReferralId = NewRequestId(),
            Identity = new() { MatchKey = key },
            Protection = new() { FirstMonth = "2025-08", Division = Heping },
        };
        await register.Department.SendAsync(notice, Heping, notice.ReferralId);
        await register.Department.StartAgainAsync();

        (await register.OutcomeAsync(student)).ShouldBe(VerificationOutcome.Match);
        await register.Department.SettledAsync();
        (await register.ProtectedAsync(student)).FirstMonth.ShouldBe("2025-08");
    }

    [Fact]
    public async Task No_number_and_no_name_is_on_disk_or_in_the_log()
    {
        await using var register = await StartAsync();
        var student = new TestPerson();
        await register.ImportAsync(Entry(student));
        await register.RecordAsync(Entry(student));
        await register.VerifyAsync(student.Identity, Heping);

        await register.Department.StopAsync();

        var files = register.Department.DatabaseFiles();
        foreach (var canary in (string[])[student.Number, student.Name])
        {
            files.ShouldAllBe(file => !Holds(file, canary));
            register.Department.Log.Lines.ShouldAllBe(line => !line.Contains(canary));
        }
        files.ShouldContain(file => Holds(file, "RECORD_ENROLLMENT"), "the search finds what is there");
    }

    private static bool Holds(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
