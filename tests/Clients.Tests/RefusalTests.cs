using Exchange.Clients.Tests.Programs;

namespace Exchange.Clients.Tests;

/// <summary>What a service says when it refuses reaches the person before the screen, in each language of programs and of people.</summary>
[Collection(ClientsCollection.Name)]
public sealed class RefusalTests(RunningExchange exchange, ClientPrograms programs)
{
    // The check character is 6.
    private const string WrongNumber = "219901201603010011";

    public static TheoryData<string> Languages => [.. ClientPrograms.Languages];

    [Theory, MemberData(nameof(Languages))]
    public async Task Each_wrong_field_is_named_with_its_reason_in_Chinese(string language)
    {
        var result = await programs.RunAsync(
            language, ["--residence", exchange.Residence.Address.Authority, "--citizen-id", WrongNumber, "--name", ""]);

        result.ExitCode.ShouldBe(1, result.ToString());
        result.Output.ShouldBeEmpty();
        result.Told.ShouldContain("原因 FIELD_REQUIRED（civilaffairs.exchange）");
        result.Told.ShouldContain("字段 child.identity.name：FIELD_REQUIRED 必填字段 child.identity.name 为空");
        result.Told.ShouldContain("字段 child.identity.citizen_id：CITIZEN_ID_INVALID 公民身份号码不符合 GB 11643（CHECKSUM）");
        result.Told.ShouldContain("field = child.identity.name");
        result.Told.ShouldNotContain(WrongNumber);
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task A_department_without_the_right_is_told_so_under_mutual_TLS(string language)
    {
        var household = Orphan.New();
        await exchange.EnterAsync(household);

        var result = await programs.RunAsync(
            language,
            ["--citizen-id", household.Person.CitizenId, "--name", household.Person.Name, .. exchange.TlsOptions("education")]);

        result.ExitCode.ShouldBe(1, result.ToString());
        result.Told.ShouldContain("reason CALLER_NOT_ALLOWED (civilaffairs.exchange)");
        result.Told.ShouldContain("This caller may not use this service.");
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Options_that_make_no_sense_end_with_the_usage(string language)
    {
        var result = await programs.RunAsync(language, ["--ca", exchange.TlsFile("ca.pem")]);

        result.ExitCode.ShouldBe(2, result.ToString());
        result.Told.ShouldContain("须同时给出");
        result.Told.ShouldContain("citizen-id");
    }
}
