using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Storage;
using Exchange.Testing;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Referrals;

/// <summary>One node, as the workers of its counties use it.</summary>
internal sealed class CountyNode(TestNode node) : IAsyncDisposable
{
    public RegisterService.RegisterServiceClient Register { get; } = new(node.Channel);

    public ReferralService.ReferralServiceClient Referrals { get; } = new(node.Channel);

    public TestLog Log => node.Log;

    public TestNode Node => node;

    public Transactions<CivilAffairsDb> Transactions => node.Get<Transactions<CivilAffairsDb>>();

    public Task<T> ReadAsync<T>(Func<CivilAffairsDb, T> query) => Transactions.ReadAsync(db => Task.FromResult(query(db)), default);

    public async Task<Referral> GetAsync(string id, ReferralSide side) =>
        (await Referrals.GetReferralAsync(new GetReferralRequest { ReferralId = id, Side = side })).Referral;

    /// <summary>Waits until a side is as it is to be.</summary>
    public async Task<Referral> UntilAsync(string id, ReferralSide side, Func<Referral, bool> condition)
    {
        Referral? seen = null;
        await Eventually.TrueAsync(
            async () =>
            {
                try
                {
                    seen = await GetAsync(id, side);
                    return condition(seen);
                }
                catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
                {
                    return false;
                }
            },
            $"{side} of {id}; it is in {seen?.State} on leg {seen?.Leg}",
            30);
        return seen!;
    }

    public Task<Referral> UntilAsync(string id, ReferralSide side, ReferralState state) => UntilAsync(id, side, r => r.State == state);

    public async Task<Child> UntilChildAsync(string childId, ChildState state)
    {
        Child? seen = null;
        await Eventually.TrueAsync(
            async () => (seen = (await Register.GetChildAsync(new GetChildRequest { ChildId = childId })).Child).State == state,
            $"{state}, but {seen?.State} {seen?.Decision?.MissingFact}",
            30);
        return seen!;
    }

    public async Task<Referral> AcceptAsync(string id) =>
        (await Referrals.AcceptReferralAsync(new AcceptReferralRequest { RequestId = LedgerNode.NewRequest(), ReferralId = id })).Referral;

    public async Task<Referral> ReturnAsync(string id, string rightDivision) => (await Referrals.ReturnReferralAsync(new ReturnReferralRequest
    {
        RequestId = LedgerNode.NewRequest(),
        ReferralId = id,
        Reason = ReturnReason.HukouNotHere,
        RightDivision = rightDivision,
        Evidence = "migration-certificate:sha256:00",
    })).Referral;

    public async Task<Referral> ConfirmAsync(string id) =>
        (await Referrals.ConfirmProtectionAsync(new ConfirmProtectionRequest { RequestId = LedgerNode.NewRequest(), ReferralId = id })).Referral;

    public async Task<Referral> AcknowledgeAsync(string id, string date = "2025-07-15") => (await Referrals.AcknowledgeResultAsync(
        new AcknowledgeResultRequest { RequestId = LedgerNode.NewRequest(), ReferralId = id, GuardianToldDate = date })).Referral;

    public ValueTask DisposeAsync() => node.DisposeAsync();
}
