using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;
using Grpc.Core;
using static Exchange.MedicalInsurance.Tests.Register;

namespace Exchange.MedicalInsurance.Tests.Covers;

[Collection(OnSharedRegister.Name)]
public sealed class ImportCoversTests(SharedRegister shared)
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_batch_is_stored_once_however_often_it_is_sent(string provider)
    {
        var register = await shared.OnAsync(provider);
        TestPerson[] persons = [.. Enumerable.Range(0, 500).Select(_ => new TestPerson())];
        var batch = new ImportCoversRequest { RequestId = NewRequestId(), Covers = { persons.Select(person => Entry(person)) } };
        (await register.ImportAsync(batch)).ShouldBe(500);
        await register.ImportAsync(Entry(persons[0], status: CoverStatus.Suspended));

        (await register.ImportAsync(batch, batch)).ShouldBe(1_000);

        (await register.VerifyAsync(persons[0].Identity)).Status.ShouldBe(CoverStatus.Suspended, "the batch was stored before the change");
        (await register.OutcomeAsync(persons[^1])).ShouldBe(VerificationOutcome.Match);
    }

    public static TheoryData<string, Action<Cover>> WrongEntries => new()
    {
        { "person FIELD_REQUIRED", entry => entry.Person = null },
        { "person.citizen_id CITIZEN_ID_INVALID", entry => entry.Person.CitizenId = "219901201201010000" },
        { "person.name FIELD_REQUIRED", entry => entry.Person.Name = "" },
        { "person.birth_date FIELD_REQUIRED", entry => entry.Person.BirthDate = "" },
        { "insured_division DIVISION_UNKNOWN", entry => entry.InsuredDivision = "" },
        { "insured_division DIVISION_UNKNOWN", entry => entry.InsuredDivision = "２１０１０２" },
        { "status ENUM_VALUE_UNKNOWN", entry => entry.Status = (CoverStatus)44 },
        { "status ENUM_VALUE_UNKNOWN", entry => entry.Status = default },
        { "status_date FIELD_REQUIRED", entry => entry.StatusDate = "" },
    };

    [Theory]
    [MemberData(nameof(WrongEntries))]
    public async Task A_wrong_entry_is_named_by_its_path_and_nothing_of_its_batch_is_stored(string violation, Action<Cover> makeWrong)
    {
        var (good, wrong) = (new TestPerson(), Entry(new()));
        makeWrong(wrong);

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(Entry(good), wrong));

        refusal.Code.ShouldBe(StatusCode.InvalidArgument);
        refusal.Fields.ShouldBe([$"covers[1].{violation}"]);
        refusal.Everything.ShouldNotContain("219901");
        (await shared.Sqlite.OutcomeAsync(good)).ShouldBe(VerificationOutcome.NoRecord);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task A_batch_holds_one_to_a_thousand_entries(int count)
    {
        Cover[] entries = [.. Enumerable.Repeat(Entry(new()), count)];

        (await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(entries))).Fields.ShouldBe(["covers FIELD_INVALID"]);
    }

    [Fact]
    public async Task A_batch_without_a_request_id_is_refused()
    {
        var batch = new ImportCoversRequest { Covers = { Entry(new()) } };

        (await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(batch))).Fields.ShouldBe(["request_id REQUEST_ID_INVALID"]);
    }
}
