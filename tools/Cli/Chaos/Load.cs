using System.Threading.Channels;
using Exchange.Chaos;
using Exchange.Cli.Clients;
using Exchange.Cli.Demo;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Province;
using Grpc.Core;

namespace Exchange.Cli.Chaos;

/// <summary>Counties at work: a number of hands take children who are due and bring each referral to its end.</summary>
internal sealed class Load(DemoNodes nodes, ClientHistory history, IReadOnlyList<SyntheticChild> children, int seed, DateOnly today)
{
    private const int Hands = 8;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);
    private readonly Channel<string> _due = Channel.CreateUnbounded<string>();
    private readonly string[] _counties = [.. children.Select(child => child.Hukou.County.ToSixDigits()).Distinct().Order()];
    private int _begun, _ended, _closed, _rejected, _rerouted, _refused;

    public int Begun => _begun;

    public int Ended => _ended;

    /// <summary>Outcomes by name.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => new Dictionary<string, int>
    {
        ["closed"] = _closed,
        ["returned_and_rerouted"] = _rerouted,
        ["rejected"] = _rejected,
        ["refused"] = _refused,
    };

    /// <param name="begin">No new referral is begun once it is cancelled.</param>
    /// <param name="giveUp">Referrals that have not ended when it is cancelled are given up.</param>
    public async Task RunAsync(CancellationToken begin, CancellationToken giveUp)
    {
        var finding = FindAsync(begin);
        var client = new Client(history, giveUp);
        await Task.WhenAll(Enumerable.Range(0, Hands).Select(_ => WorkAsync(client, begin)));
        await finding;
    }

    private async Task FindAsync(CancellationToken ct)
    {
        var known = new HashSet<string>();
        try
        {
            while (true)
            {
                var page = await Call.UntilAnsweredAsync(
                    deadline => nodes.Shenyang.Register.ListChildrenAsync(new() { PageSize = 500, States = { ChildState.ReferralDue } }, deadline: deadline), ct);
                foreach (var child in page.Children.Where(child => known.Add(child.ChildId))) _due.Writer.TryWrite(child.ChildId);
                await Task.Delay(BetweenLooks, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // No new referrals from now on.
        }
    }

    private async Task WorkAsync(Client client, CancellationToken begin)
    {
        while (!begin.IsCancellationRequested)
        {
            try
            {
                var child = await _due.Reader.ReadAsync(begin);
                var number = Interlocked.Increment(ref _begun);
                await BringToItsEndAsync(client, child, new Random(HashCode.Combine(seed, number)));
                Interlocked.Increment(ref _ended);
            }
            catch (RpcException refusal) when (!Call.IsPassing(refusal.StatusCode))
            {
                // It is in the history, and the checker has its own view of it.
                Interlocked.Increment(ref _refused);
                Interlocked.Increment(ref _ended);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task BringToItsEndAsync(Client client, string child, Random random)
    {
        var shenyang = nodes.Shenyang;
        var created = new CreateReferralRequest { RequestId = $"{Guid.NewGuid()}", ChildId = child, CarePlan = "由居住地提供临时救助。" };
        var referral = await client.WriteAsync(
            shenyang, "CreateReferral", Guid.Parse(created.RequestId), Guid.Empty, Repeats(),
            deadline => shenyang.Referrals.CreateReferralAsync(created, deadline: deadline), answer => answer.Referral);
        var (id, leg) = (Guid.Parse(referral.ReferralId), 1);

        await OpenAsync(leg);
        var chance = random.Next(100);
        if (chance < 10)
        {
            await StepAsync("RejectReferral", (request, deadline) => Hukou.Referrals.RejectReferralAsync(
                new() { RequestId = request, ReferralId = $"{id}", ReasonText = "入户核实：监护人已实际履行监护职责" }, deadline: deadline), a => a.Referral);
            await client.AwaitAsync(shenyang, id, ReferralSide.Residence, leg, ReferralState.Rejected);
            Interlocked.Increment(ref _rejected);
            return;
        }

        if (chance < 25)
        {
            var elsewhere = _counties.Where(county => county != referral.HukouDivision).ElementAt(random.Next(_counties.Length - 1));
            await StepAsync("ReturnReferral", (request, deadline) => Hukou.Referrals.ReturnReferralAsync(
                new()
                {
                    RequestId = request,
                    ReferralId = $"{id}",
                    Reason = ReturnReason.HukouNotHere,
                    RightDivision = elsewhere,
                    Evidence = $"migration-certificate:sha256:{id}",
                },
                deadline: deadline), a => a.Referral);
            await OpenAsync(++leg);
        }

        await StepAsync("AcceptReferral", (request, deadline) => Hukou.Referrals.AcceptReferralAsync(
            new() { RequestId = request, ReferralId = $"{id}" }, deadline: deadline), a => a.Referral);
        await StepAsync("RecordInvestigation", (request, deadline) => Hukou.Referrals.RecordInvestigationAsync(
            new() { RequestId = request, ReferralId = $"{id}", Evidence = $"township-report:sha256:{id}" }, deadline: deadline), a => a.Referral);
        await StepAsync("ConfirmProtection", (request, deadline) => Hukou.Referrals.ConfirmProtectionAsync(
            new() { RequestId = request, ReferralId = $"{id}" }, deadline: deadline), a => a.Referral);

        await client.AwaitAsync(shenyang, id, ReferralSide.Residence, leg, ReferralState.Confirmed);
        var told = new AcknowledgeResultRequest { RequestId = $"{Guid.NewGuid()}", ReferralId = $"{id}", GuardianToldDate = $"{today:yyyy-MM-dd}" };
        await client.WriteAsync(
            shenyang, "AcknowledgeResult", Guid.Parse(told.RequestId), id, Repeats(),
            deadline => shenyang.Referrals.AcknowledgeResultAsync(told, deadline: deadline), answer => answer.Referral);
        await client.AwaitAsync(Hukou, id, ReferralSide.Hukou, leg, ReferralState.Closed);
        Interlocked.Increment(ref leg == 1 ? ref _closed : ref _rerouted);

        bool Repeats() => random.Next(10) == 0;

        async Task OpenAsync(int openLeg)
        {
            await client.AwaitAsync(Hukou, id, ReferralSide.Hukou, openLeg, ReferralState.Received);
            await StepAsync("OpenReferral", (request, deadline) => Hukou.Referrals.OpenReferralAsync(
                new() { RequestId = request, ReferralId = $"{id}" }, deadline: deadline), a => a.Referral);
        }

        Task StepAsync<T>(string method, Func<string, DateTime, AsyncUnaryCall<T>> call, Func<T, Referral> shown)
            where T : Google.Protobuf.IMessage<T>
        {
            var request = Guid.NewGuid();
            return client.WriteAsync(Hukou, method, request, id, Repeats(), deadline => call($"{request}", deadline), shown);
        }
    }

    // Every child of the sample is registered outside Shenyang.
    private NodeClients Hukou => nodes.Liaoning;
}
