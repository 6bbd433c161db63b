using Exchange.Cli.Clients;
using Exchange.Cli.Terminal;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Province;
using Exchange.Standards;
using Grpc.Net.Client;

namespace Exchange.Cli.Bench;

/// <summary>The household register's request: a child whose statement agrees with the register in every field.</summary>
internal static class HouseholdProbe
{
    private const int Children = 1000;
    private const int Seed = 1;

    public const string Path = "/exchange.publicsecurity.v1.HouseholdService/VerifyHousehold";

    /// <summary>Fills the register and asks it once.</summary>
    /// <returns>The request, and the answer that it has to have each time.</returns>
    public static async Task<(VerifyHouseholdRequest Request, VerifyHouseholdResponse Answer)> PrepareAsync(
        Uri address, CancellationToken ct)
    {
        using var channel = GrpcChannel.ForAddress(address);
        var client = new HouseholdService.HouseholdServiceClient(channel);
        var province = new SyntheticProvince(Seed, ChinaTime.DateOf(DateTimeOffset.UtcNow));
        var households = province.Children(Children).SelectMany(Registers.Households).ToList();
        var request = RequestFor(households);

        var answer = await AskAsync();
        if (answer.Verification.Outcome == VerificationOutcome.NoRecord)
        {
            await FillAsync(client, households, ct);
            answer = await AskAsync();
        }

        return answer.Verification.Outcome == VerificationOutcome.Match
            ? (request, answer)
            : throw new CommandException(
                $"核验结果应为 MATCH，实为 {answer.Verification}。", $"The verification must be MATCH and is {answer.Verification}.");

        Task<VerifyHouseholdResponse> AskAsync() => Call.UntilAnsweredAsync(
            deadline => client.VerifyHouseholdAsync(request, deadline: deadline, cancellationToken: ct), ct);
    }

    /// <summary>For the first who is registered once, and not withheld.</summary>
    private static VerifyHouseholdRequest RequestFor(List<Household> households)
    {
        var household = households.GroupBy(entry => entry.Person.CitizenId).First(entries => entries.Count() == 1).Single();
        return new() { Person = household.Person, HukouDivision = household.HukouDivision };
    }

    private static async Task FillAsync(HouseholdService.HouseholdServiceClient client, List<Household> households, CancellationToken ct)
    {
        using var import = client.ImportHouseholds(cancellationToken: ct);
        foreach (var batch in households.Chunk(500))
            await import.RequestStream.WriteAsync(new() { RequestId = Call.NewRequestId(), Households = { batch } }, ct);
        await import.RequestStream.CompleteAsync();
        await import;
    }
}
