using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Security;
using Exchange.Testing;
using Google.Protobuf;
using static Exchange.MedicalInsurance.Tests.Register;

namespace Exchange.MedicalInsurance.Tests.Protection;

public sealed class ProtectedPersonTests : IAsyncLifetime
{
    private Register _register = null!;

    public async Task InitializeAsync() => _register = await StartAsync();

    public Task DisposeAsync() => _register.DisposeAsync().AsTask();

    [Fact]
    public async Task A_notice_marks_the_person_from_its_first_month_on()
    {
        var person = new TestPerson();
        (await _register.ProtectedAsync(person)).Verification.Outcome.ShouldBe(VerificationOutcome.NoRecord);

        await NoticeAsync(person, Guid.NewGuid(), 1, "2025-08");

        var answer = await _register.ProtectedAsync(person);
        (answer.Verification.Outcome, answer.FirstMonth).ShouldBe((VerificationOutcome.Match, "2025-08"));
        (answer.Category, answer.MarkTime.ToDateTimeOffset()).ShouldBe((BenefitCategory.Orphan, _register.Department.Clock.Now));
    }

    [Fact]
    public async Task The_same_notice_in_another_letter_changes_nothing()
    {
        var (person, referral) = (new TestPerson(), Guid.NewGuid());
        await NoticeAsync(person, referral, 1, "2025-08");
        var marked = await _register.ProtectedAsync(person);
        _register.Department.Clock.Advance(TimeSpan.FromHours(1));

        await NoticeAsync(person, referral, 1, "2025-08");

        (await _register.ProtectedAsync(person)).ShouldBe(marked);
    }

    [Theory]
    [InlineData("2025-07", VerificationOutcome.Match)]
    [InlineData("2025-06", VerificationOutcome.NoRecord)]
    public async Task A_protection_counts_until_its_last_month_is_over(string last, VerificationOutcome outcome)
    {
        var (person, referral) = (new TestPerson(), Guid.NewGuid());
        await NoticeAsync(person, referral, 1, "2025-01");
        await NoticeAsync(person, referral, 2, "2025-01", last);

        (await _register.ProtectedAsync(person)).Verification.Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task The_end_that_arrives_before_the_beginning_stays_the_end()
    {
        var (person, referral) = (new TestPerson(), Guid.NewGuid());
        await NoticeAsync(person, referral, 2, "2025-01", "2025-06");
        await NoticeAsync(person, referral, 1, "2025-01");

        (await _register.ProtectedAsync(person)).Verification.Outcome.ShouldBe(VerificationOutcome.NoRecord);
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(0, 2, 1)]
    [InlineData(1, 0, 2)]
    [InlineData(1, 2, 0)]
    [InlineData(2, 0, 1)]
    [InlineData(2, 1, 0)]
    public async Task When_the_household_moves_two_counties_may_write_in_any_order(params int[] order)
    {
        var (person, referral) = (new TestPerson(), Guid.NewGuid());
        (string County, long Version, string First, string Last)[] letters =
            [(Heping, 1, "2025-01", ""), (Heping, 2, "2025-01", "2025-07"), (Zhongshan, 1, "2025-08", "")];
        foreach (var letter in order.Select(index => letters[index]))
            await NoticeAsync(person, referral, letter.Version, letter.First, letter.Last, letter.County);

        var answer = await _register.ProtectedAsync(person);
        (answer.Verification.Outcome, answer.FirstMonth).ShouldBe((VerificationOutcome.Match, "2025-08"));
    }

    [Fact]
    public async Task A_household_that_moves_away_and_back_is_protected_by_its_first_county_again()
    {
        var (person, referral) = (new TestPerson(), Guid.NewGuid());
        await NoticeAsync(person, referral, 1, "2025-04", "");
        await NoticeAsync(person, referral, 1, "2025-01", "2025-03");
        await NoticeAsync(person, referral, 2, "2025-01", "2025-03");

        (await _register.ProtectedAsync(person)).FirstMonth.ShouldBe("2025-04");
    }

    [Fact]
    public async Task A_county_to_which_no_month_was_left_protects_nobody()
    {
        var (person, referral) = (new TestPerson(), Guid.NewGuid());
        await NoticeAsync(person, referral, 2, "2025-08", "2025-07");

        (await _register.ProtectedAsync(person)).Verification.Outcome.ShouldBe(VerificationOutcome.NoRecord);
    }

    public static TheoryData<string, Action<ProtectionNotice>> WrongNotices => new()
    {
        { "referral_id is not a UUID", notice => notice.ReferralId = "7" },
        { "identity has no match_key: the person has no number to be found by", notice => notice.Identity = null },
        { "identity has no match_key: the person has no number to be found by", notice => notice.Identity.MatchKey = ByteString.Empty },
        { "protection.first_month is not a month", notice => notice.Protection = null },
        { "protection.first_month is not a month", notice => notice.Protection.FirstMonth = "2025-13" },
        { "protection.last_month is not a month", notice => notice.Protection.LastMonth = "July" },
        { "protection.category is not a category that this node knows", notice => notice.Protection.Category = default },
        { "protection.category is not a category that this node knows", notice => notice.Protection.Category = (BenefitCategory)77 },
        { "protection.division is not a county", notice => notice.Protection.Division = "2101" },
    };

    [Theory]
    [MemberData(nameof(WrongNotices))]
    public async Task A_notice_that_cannot_be_read_is_parked_with_the_reason(string reason, Action<ProtectionNotice> makeWrong)
    {
        var person = new TestPerson();
        var notice = Notice(person, Guid.NewGuid(), "2025-08");
        makeWrong(notice);

        await SendAsync(notice, 1);

        (await _register.Department.ParkedAsync()).ShouldBe([reason]);
        (await _register.ProtectedAsync(person)).Verification.Outcome.ShouldBe(VerificationOutcome.NoRecord);
    }

    [Theory]
    [InlineData("", "citizen_id FIELD_REQUIRED")]
    [InlineData("219901201201010000", "citizen_id CITIZEN_ID_INVALID")]
    public async Task A_wrong_number_is_refused_and_not_echoed(string number, string violation)
    {
        var refusal = await Refusal.OfAsync(() => _register.Client.GetProtectedPersonAsync(new() { CitizenId = number }).ResponseAsync);

        refusal.Fields.ShouldBe([violation]);
        refusal.Everything.ShouldNotContain("219901");
    }

    private Task NoticeAsync(TestPerson person, Guid referral, long version, string first, string last = "", string county = Heping)
    {
        var notice = Notice(person, referral, first);
        (notice.Protection.LastMonth, notice.Protection.Division) = (last, county);
        return SendAsync(notice, version);
    }

    private async Task SendAsync(ProtectionNotice notice, long version)
    {
        await _register.Department.SendAsync(notice, Heping, notice.ReferralId, version);
        await _register.Department.SettledAsync();
    }

    private ProtectionNotice Notice(TestPerson person, Guid referral, string first) => new()
    {
        ReferralId = $"{referral}",
        Identity = new() { MatchKey = ByteString.CopyFrom(_register.Department.Node.Get<IdentityVault>().Key(person.Id)) },
        Protection = new() { Category = BenefitCategory.Orphan, FirstMonth = first, Division = Heping },
    };
}
