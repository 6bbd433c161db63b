using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Testing;
using Grpc.Core;
using static Exchange.PublicSecurity.Tests.Register;

namespace Exchange.PublicSecurity.Tests.Households;

[Collection(OnSharedRegister.Name)]
public sealed class ImportHouseholdsTests(SharedRegister shared)
{
    public static TheoryData<string> Providers => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_thousand_entries_a_batch_and_two_batches_a_stream_are_stored(string provider)
    {
        var register = await shared.OnAsync(provider);
        TestPerson[] persons = [.. Enumerable.Range(0, 1_300).Select(_ => new TestPerson())];

        var count = await register.ImportAsync(Batch(persons[..1_000]), Batch(persons[1_000..]));

        count.ShouldBe(1_300);
        (await register.OutcomeAsync(persons[0])).ShouldBe(VerificationOutcome.Match);
        (await register.OutcomeAsync(persons[^1])).ShouldBe(VerificationOutcome.Match);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_batch_sent_again_counts_and_changes_nothing(string provider)
    {
        var register = await shared.OnAsync(provider);
        var child = new TestPerson();
        var batch = Batch(child);
        await register.ImportAsync(batch);
        await register.MoveAsync(child, Xinhua, "2025-03-01");

        (await register.ImportAsync(batch)).ShouldBe(1);

        (await register.VerifyAsync(child.Identity)).HukouDivision.ShouldBe(Xinhua, "the batch was stored before the move");
    }

    [Fact]
    public async Task Another_batch_under_the_same_request_id_is_refused()
    {
        var batch = Batch(new TestPerson());
        await shared.Sqlite.ImportAsync(batch);
        var other = new ImportHouseholdsRequest { RequestId = batch.RequestId, Households = { Entry(new()) } };

        (await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(other))).Reason.ShouldBe("publicsecurity.exchange/REQUEST_ID_REUSED");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    public async Task A_batch_without_a_request_id_is_refused(string requestId)
    {
        var batch = new ImportHouseholdsRequest { RequestId = requestId, Households = { Entry(new()) } };

        (await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(batch))).Fields.ShouldBe(["request_id REQUEST_ID_INVALID"]);
    }

    [Fact]
    public async Task An_entry_replaces_the_one_that_the_person_has_in_that_book()
    {
        var child = await shared.Sqlite.RegisteredAsync();
        var newer = Entry(child);
        newer.HukouDivision = Xinhua;

        await shared.Sqlite.ImportAsync(newer);

        (await shared.Sqlite.VerifyAsync(child.Identity)).HukouDivision.ShouldBe(Xinhua);
    }

    [Fact]
    public async Task Of_two_entries_for_one_person_and_book_in_a_batch_the_last_stands()
    {
        var child = new TestPerson();
        var newer = Entry(child);
        newer.HukouDivision = Xinhua;

        (await shared.Sqlite.ImportAsync(Entry(child), newer)).ShouldBe(2);

        (await shared.Sqlite.VerifyAsync(child.Identity)).HukouDivision.ShouldBe(Xinhua);
    }

    public static TheoryData<string, Action<Household>> WrongEntries => new()
    {
        { "person FIELD_REQUIRED", entry => entry.Person = null },
        { "person.citizen_id CITIZEN_ID_INVALID", entry => entry.Person.CitizenId = "219901201201010000" },
        { "person.name FIELD_REQUIRED", entry => entry.Person.Name = "" },
        { "person.birth_date FIELD_REQUIRED", entry => entry.Person.BirthDate = "" },
        { "person.birth_date FIELD_INVALID", entry => entry.Person.BirthDate = "1.3.2016" },
        { "person.sex ENUM_VALUE_UNKNOWN", entry => entry.Person.Sex = (Sex)5 },
        { "hukou_division DIVISION_UNKNOWN", entry => entry.HukouDivision = "" },
        { "hukou_division DIVISION_UNKNOWN", entry => entry.HukouDivision = Heping },
        { "hukou_division DIVISION_UNKNOWN", entry => entry.HukouDivision = "210102999" },
        { "hukou_division DIVISION_UNKNOWN", entry => entry.HukouDivision = "230102005" },
        { "hukou_division DIVISION_UNKNOWN", entry => entry.HukouDivision = "210102001000" },
        { "household_number FIELD_REQUIRED", entry => entry.HouseholdNumber = "" },
        { "household_number FIELD_INVALID", entry => entry.HouseholdNumber = new string('9', 33) },
        { "withheld_reason FIELD_INVALID", entry => entry.WithheldReason = "Sealed by the court of Heping" },
        { "moves[0].move_date FIELD_REQUIRED", entry => entry.Moves.Add(Move("")) },
        { "moves[0].to_division DIVISION_UNKNOWN", entry => entry.Moves.Add(Move("2020-01-01", to: "")) },
        { "moves[1].move_date FIELD_INVALID", entry => entry.Moves.AddRange([Move("2020-01-02"), Move("2020-01-01")]) },
        { "parents[0].facts FIELD_REQUIRED", entry => entry.Parents.Add(new RegisteredParent()) },
        { "parents[0].facts.role ENUM_VALUE_UNKNOWN", entry => entry.Parents.Add(Parent(ParentFacts.Types.Role.Unspecified)) },
        { "parents[0].facts.role ENUM_VALUE_UNKNOWN", entry => entry.Parents.Add(Parent((ParentFacts.Types.Role)9)) },
        { "parents[1].facts.kind FIELD_INVALID", entry => entry.Parents.AddRange([Father(), Father()]) },
        { "parents[1].facts.kind FIELD_INVALID", entry => entry.Parents.AddRange([Father(), Unstated(Father())]) },
        { "parents[0].facts.statuses[0].kind ENUM_VALUE_UNKNOWN", entry => entry.Parents.Add(Father(Status(default, "2020-01-01"))) },
        { "parents[0].facts.statuses[0].from_date FIELD_REQUIRED", entry => entry.Parents.Add(Father(Status(ParentStatusKind.Dead, ""))) },
    };

    [Theory]
    [MemberData(nameof(WrongEntries))]
    public async Task A_wrong_entry_is_named_by_its_path_and_nothing_of_its_batch_is_stored(string violation, Action<Household> makeWrong)
    {
        var (good, bad) = (new TestPerson(), new TestPerson());
        var wrong = Entry(bad);
        makeWrong(wrong);

        var refusal = await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(Entry(good), wrong));

        refusal.Code.ShouldBe(StatusCode.InvalidArgument);
        refusal.Fields.ShouldBe([$"households[1].{violation}"]);
        refusal.Everything.ShouldNotContain("219901");
        refusal.Everything.ShouldNotContain("受测");
        (await shared.Sqlite.OutcomeAsync(good)).ShouldBe(VerificationOutcome.NoRecord);
    }

    [Fact]
    public async Task All_wrong_rows_of_a_batch_are_named_at_once()
    {
        Household[] entries = [.. Enumerable.Range(0, 3).Select(_ => Entry(new(), book: ""))];

        (await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(entries))).Fields.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_refused_batch_leaves_those_before_it_on_the_stream()
    {
        var child = new TestPerson();

        await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(Batch(child), new ImportHouseholdsRequest { RequestId = NewRequestId() }));

        (await shared.Sqlite.OutcomeAsync(child)).ShouldBe(VerificationOutcome.Match);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public async Task A_batch_holds_one_to_a_thousand_entries(int count)
    {
        var person = new TestPerson();
        Household[] entries = [.. Enumerable.Range(0, count).Select(i => Entry(person, $"B{i}"))];

        (await Refusal.OfAsync(() => shared.Sqlite.ImportAsync(entries))).Fields.ShouldBe(["households FIELD_INVALID"]);
    }

    private static ImportHouseholdsRequest Batch(params TestPerson[] persons) =>
        new() { RequestId = NewRequestId(), Households = { persons.Select(person => Entry(person)) } };

    private static HouseholdMove Move(string date, string to = Hunhewan) =>
        new() { FromDivision = Xinhua, ToDivision = to, MoveDate = date };

    private static RegisteredParent Father(params ParentStatusInterval[] statuses) =>
        Parent(ParentFacts.Types.Role.Father, statuses: statuses);

    private static RegisteredParent Unstated(RegisteredParent parent)
    {
        parent.Facts.Kind = ParentKind.Unspecified;
        return parent;
    }
}
