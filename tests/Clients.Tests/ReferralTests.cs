using Exchange.Clients.Tests.Programs;
using Exchange.Contracts.CivilAffairs.V1;
using Google.Protobuf;

namespace Exchange.Clients.Tests;

/// <summary>A program in each language flags a child, refers her, watches and takes the case to its end at the other county.</summary>
[Collection(ClientsCollection.Name)]
public sealed class ReferralTests(RunningExchange exchange, ClientPrograms programs)
{
    // Field 4, a text.
    private const byte ResumeTokenTag = (WatchReferralsRequest.ResumeTokenFieldNumber << 3) | 2;

    public static TheoryData<string> Languages => [.. ClientPrograms.Languages];

    [Theory, MemberData(nameof(Languages))]
    public async Task A_child_is_found_referred_and_enrolled_by_the_other_county(string language)
    {
        var result = await programs.RunAsync(language, Over(exchange.Residence.Address.Authority, exchange.Hukou.Address.Authority));

        var outcome = Outcome.Of(result);
        outcome.ShouldHaveBeenWatched();
        await outcome.ShouldBeWhatTheNodesSayAsync(exchange);
        result.Told.ShouldContain("户籍地 210283：已办结");
    }

    [Theory, MemberData(nameof(Languages))]
    public async Task Under_mutual_TLS_a_child_of_the_household_register_is_enrolled(string language)
    {
        var household = Orphan.New();
        await exchange.EnterAsync(household);

        var result = await programs.RunAsync(
            language,
            ["--citizen-id", household.Person.CitizenId, "--name", household.Person.Name, .. exchange.TlsOptions("civilaffairs-shenyang")]);

        var outcome = Outcome.Of(result);
        outcome.ShouldHaveBeenWatched();
        await outcome.ShouldBeWhatTheNodesSayAsync(exchange);
        result.Told.ShouldContain("Hukou 210283: CLOSED");
    }

    // The bytes that give a write away: texts of RegisterChild, CreateReferral and RecordInvestigation.
    [Theory, MemberData(nameof(Languages))]
    public async Task A_write_whose_answer_was_lost_is_repeated_and_a_cut_watch_goes_on(string language)
    {
        const string registered = "试例祖母", referred = "由居住地提供临时救助", reported = "township-report:sha256:";
        await using var residence = new CutAt(exchange.Residence.Address.Port, registered, referred);
        await using var hukou = new CutAt(exchange.Hukou.Address.Port, reported);

        var result = await programs.RunAsync(language, Over($"127.0.0.1:{residence.Port}", $"127.0.0.1:{hukou.Port}"));

        await Outcome.Of(result).ShouldBeWhatTheNodesSayAsync(exchange);
        (residence.Cuts, hukou.Cuts).ShouldBe((2, 1));
        result.Told.ShouldContain("正在以同一请求重试");
        IReadOnlyList<string>[] writes = [residence.RequestIds(registered), residence.RequestIds(referred), hukou.RequestIds(reported)];
        writes.ShouldAllBe(ids => ids.Count > 1 && ids.Distinct().Count() == 1, "a repeated write keeps its request_id");
        var opened = hukou.SentBehind(new WatchReferralsRequest { Division = "210283", Side = ReferralSide.Hukou }.ToByteArray());
        opened.ShouldContain(rest => rest.Length > 2 && rest[0] == ResumeTokenTag && rest[1] > 0, "the watch goes on with its token");
    }

    private IEnumerable<string> Over(string residence, string hukou) =>
        ["--residence", residence, "--hukou", hukou, "--register", exchange.PublicSecurity.Address.Authority];
}
