using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Testing;

namespace Exchange.PublicSecurity.Tests.Registration;

public sealed class RegistrationTaskTests : IAsyncLifetime
{
    private Register _register = null!;

    public async Task InitializeAsync() => _register = await Register.StartAsync();

    public Task DisposeAsync() => _register.DisposeAsync().AsTask();

    [Fact]
    public async Task A_letter_opens_a_task_and_asking_again_opens_no_second()
    {
        var asked = _register.Department.Clock.Now;
        var child = await AskAsync("210102");
        await AskAsync("210106", child);

        var task = (await ListAsync()).Tasks.ShouldHaveSingleItem();

        (task.ChildId, task.ResidenceDivision, task.CreateTime.ToDateTimeOffset()).ShouldBe((child, "210102", asked));
    }

    [Fact]
    public async Task Tasks_are_listed_oldest_first_page_by_page()
    {
        var children = new List<string>();
        for (var i = 0; i < 5; i++)
            children.Add(await AskAsync("210102"));

        var (listed, token) = (new List<string>(), "");
        do
        {
            var page = await ListAsync(size: 2, token: token);
            page.Tasks.Count.ShouldBeLessThanOrEqualTo(2);
            listed.AddRange(page.Tasks.Select(task => task.ChildId));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        listed.ShouldBe(children);
    }

    [Fact]
    public async Task A_full_last_page_has_no_next_one()
    {
        await AskAsync("210102");
        await AskAsync("210102");

        (await ListAsync(size: 2)).NextPageToken.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("21", 3)]
    [InlineData("2101", 2)]
    [InlineData("210106", 1)]
    [InlineData("2103", 0)]
    public async Task Tasks_are_found_by_the_prefix_of_the_place(string division, int count)
    {
        await AskAsync("210102");
        await AskAsync("210106");
        await AskAsync("210202");

        (await ListAsync(division)).Tasks.Count.ShouldBe(count);
    }

    [Theory]
    [InlineData("2%", 10, "", "division FIELD_INVALID")]
    [InlineData("210", 10, "", "division FIELD_INVALID")]
    [InlineData("", -1, "", "page_size FIELD_INVALID")]
    [InlineData("", 1_001, "", "page_size FIELD_INVALID")]
    [InlineData("", 10, "nonsense", "page_token TOKEN_INVALID")]
    public async Task A_list_that_cannot_be_asked_for_is_refused(string division, int size, string token, string violation) =>
        (await Refusal.OfAsync(() => ListAsync(division, size, token))).Fields.ShouldBe([violation]);

    [Fact]
    public async Task A_letter_that_names_no_child_or_no_county_is_parked_with_the_reason()
    {
        await AskAsync("210102", "somebody");
        await AskAsync("Heping");

        (await _register.Department.ParkedAsync()).ShouldBe(["child_id is not a UUID", "residence_division is not a county"]);
        (await ListAsync()).Tasks.ShouldBeEmpty();
    }

    /// <summary>A county writes that it has found a child, and the letter has arrived.</summary>
    private async Task<string> AskAsync(string residence, string? child = null)
    {
        child ??= $"{Guid.NewGuid()}";
        var letter = new RegistrationRequest { ChildId = child, ResidenceDivision = residence, Identity = new() };
        await _register.Department.SendAsync(letter, "210102", subject: child);
        await _register.Department.SettledAsync();
        _register.Department.Clock.Advance(TimeSpan.FromSeconds(1));
        return child;
    }

    private Task<ListRegistrationTasksResponse> ListAsync(string division = "", int size = 0, string token = "") =>
        _register.Client.ListRegistrationTasksAsync(new() { Division = division, PageSize = size, PageToken = token }).ResponseAsync;
}
