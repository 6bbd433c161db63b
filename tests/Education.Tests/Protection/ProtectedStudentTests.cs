using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Security;
using Exchange.Testing;
using Google.Protobuf;
using static Exchange.Education.Tests.Register;

namespace Exchange.Education.Tests.Protection;

public sealed class ProtectedStudentTests : IAsyncLifetime
{
    private Register _register = null!;

    public async Task InitializeAsync() => _register = await StartAsync();

    public Task DisposeAsync() => _register.DisposeAsync().AsTask();

    [Fact]
    public async Task A_notice_marks_the_student_from_its_first_month_on()
    {
        var student = new TestPerson();
        (await _register.ProtectedAsync(student)).Verification.Outcome.ShouldBe(VerificationOutcome.NoRecord);

        await NoticeAsync(student, Guid.NewGuid(), 1, "2025-08");

        var answer = await _register.ProtectedAsync(student);
        (answer.Verification.Outcome, answer.FirstMonth).ShouldBe((VerificationOutcome.Match, "2025-08"));
    }

    [Theory]
    [InlineData("2025-07", VerificationOutcome.Match)]
    [InlineData("2025-06", VerificationOutcome.NoRecord)]
    public async Task A_protection_counts_until_its_last_month_is_over(string last, VerificationOutcome outcome)
    {
        var (student, referral) = (new TestPerson(), Guid.NewGuid());
        await NoticeAsync(student, referral, 1, "2025-01");
        await NoticeAsync(student, referral, 2, "2025-01", last);

        (await _register.ProtectedAsync(student)).Verification.Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task The_end_that_arrives_before_the_beginning_stays_the_end()
    {
        var (student, referral) = (new TestPerson(), Guid.NewGuid());
        await NoticeAsync(student, referral, 2, "2025-01", "2025-06");
        await NoticeAsync(student, referral, 1, "2025-01");

        (await _register.ProtectedAsync(student)).Verification.Outcome.ShouldBe(VerificationOutcome.NoRecord);
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
        var (student, referral) = (new TestPerson(), Guid.NewGuid());
        (string County, long Version, string First, string Last)[] letters =
            [(Heping, 1, "2025-01", ""), (Heping, 2, "2025-01", "2025-07"), (Tiexi, 1, "2025-08", "")];
        foreach (var letter in order.Select(index => letters[index]))
            await NoticeAsync(student, referral, letter.Version, letter.First, letter.Last, letter.County);

        var answer = await _register.ProtectedAsync(student);
        (answer.Verification.Outcome, answer.FirstMonth).ShouldBe((VerificationOutcome.Match, "2025-08"));
    }

    [Fact]
    public async Task A_household_that_moves_away_and_back_is_protected_by_its_first_county_again()
    {
        var (student, referral) = (new TestPerson(), Guid.NewGuid());
        await NoticeAsync(student, referral, 1, "2025-04", "");
        await NoticeAsync(student, referral, 1, "2025-01", "2025-03");
        await NoticeAsync(student, referral, 2, "2025-01", "2025-03");

        (await _register.ProtectedAsync(student)).FirstMonth.ShouldBe("2025-04");
    }

    [Fact]
    public async Task A_county_to_which_no_month_was_left_protects_nobody()
    {
        var (student, referral) = (new TestPerson(), Guid.NewGuid());
        await NoticeAsync(student, referral, 2, "2025-08", "2025-07");

        (await _register.ProtectedAsync(student)).Verification.Outcome.ShouldBe(VerificationOutcome.NoRecord);
    }

    public static TheoryData<string, Action<ProtectionNotice>> WrongNotices => new()
    {
        { "referral_id is not a UUID", notice => notice.ReferralId = "7" },
        { "identity has no match_key: the student has no number to be found by", notice => notice.Identity = null },
        { "identity has no match_key: the student has no number to be found by", notice => notice.Identity.MatchKey = ByteString.Empty },
        { "protection.first_month is not a month", notice => notice.Protection = null },
        { "protection.first_month is not a month", notice => notice.Protection.FirstMonth = "2025-13" },
        { "protection.last_month is not a month", notice => notice.Protection.LastMonth = "July" },
        { "protection.division is not a county", notice => notice.Protection.Division = "2101" },
    };

    [Theory]
    [MemberData(nameof(WrongNotices))]
    public async Task A_notice_that_cannot_be_read_is_parked_with_the_reason(string reason, Action<ProtectionNotice> makeWrong)
    {
        var student = new TestPerson();
        var notice = Notice(student, Guid.NewGuid(), "2025-08");
        makeWrong(notice);

        await SendAsync(notice, 1);

        (await _register.Department.ParkedAsync()).ShouldBe([reason]);
        (await _register.ProtectedAsync(student)).Verification.Outcome.ShouldBe(VerificationOutcome.NoRecord);
    }

    [Theory]
    [InlineData("", "citizen_id FIELD_REQUIRED")]
    [InlineData("219901201201010000", "citizen_id CITIZEN_ID_INVALID")]
    public async Task A_wrong_number_is_refused_and_not_echoed(string number, string violation)
    {
        var refusal = await Refusal.OfAsync(() => _register.Client.GetProtectedStudentAsync(new() { CitizenId = number }).ResponseAsync);

        refusal.Fields.ShouldBe([violation]);
        refusal.Everything.ShouldNotContain("219901");
    }

    private Task NoticeAsync(TestPerson student, Guid referral, long version, string first, string last = "", string county = Heping)
    {
        var notice = Notice(student, referral, first);
        (notice.Protection.LastMonth, notice.Protection.Division) = (last, county);
        return SendAsync(notice, version);
    }

    private async Task SendAsync(ProtectionNotice notice, long version)
    {
        await _register.Department.SendAsync(notice, Heping, notice.ReferralId, version);
        await _register.Department.SettledAsync();
    }

    private ProtectionNotice Notice(TestPerson student, Guid referral, string first) => new()
    {
        ReferralId = $"{referral}",
        Identity = new() { MatchKey = ByteString.CopyFrom(_register.Department.Node.Get<IdentityVault>().Key(student.Id)) },
        Protection = new() { Category = BenefitCategory.Orphan, FirstMonth = first, Division = Heping },
    };
}
