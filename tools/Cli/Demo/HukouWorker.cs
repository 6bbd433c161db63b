using Exchange.Cli.Clients;
using Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.Cli.Demo;

/// <summary>The workers of the counties of registration that one node serves: they open what arrives, look into their files and decide.</summary>
internal sealed class HukouWorker(NodeClients node, NodeClients publicSecurity, CountyFiles files, DateOnly today)
{
    private static readonly ReferralState[] Waiting =
        [ReferralState.Received, ReferralState.Opened, ReferralState.Accepted, ReferralState.Investigating];

    public Task RunAsync(CancellationToken ct) => WatchLoop.RunAsync(node, ReferralSide.Hukou, Waiting, WorkAsync, ct);

    private Task WorkAsync(Referral referral) => referral.State switch
    {
        ReferralState.Received => OpenAsync(referral.ReferralId),
        ReferralState.Opened => DecideAsync(referral),
        ReferralState.Accepted => InvestigateAsync(referral.ReferralId),
        ReferralState.Investigating => ConfirmAsync(referral.ReferralId),
        _ => Task.CompletedTask,
    };

    private async Task OpenAsync(string id)
    {
        var request = new OpenReferralRequest { RequestId = Call.NewRequestId(), ReferralId = id };
        await Call.UntilAnsweredAsync(deadline => node.Referrals.OpenReferralAsync(request, deadline: deadline));
    }

    private async Task DecideAsync(Referral referral)
    {
        var id = referral.ReferralId;
        var request = new GetReferralRequest { ReferralId = id, Side = ReferralSide.Hukou };
        var letter = await Call.UntilAnsweredAsync(deadline => node.Referrals.GetReferralAsync(request, deadline: deadline));
        var number = letter.Referral.Identity.CitizenId;
        var file = files.Of(number, referral.HukouDivision);
        await (file switch
        {
            { MovedTo: { } right } => ReturnAsync(new()
            {
                ReferralId = id,
                Reason = ReturnReason.HukouNotHere,
                RightDivision = right.ToSixDigits(),
                Evidence = $"migration-certificate:sha256:{id}",
            }),
            { TransferTo: { } township } => TransferAsync(number, township.ToString()),
            { RejectReason: { } reason } => RejectAsync(id, reason),
            { MissingMaterial: { } material } when referral.Leg == 1 => ReturnAsync(new()
            {
                ReferralId = id,
                Reason = ReturnReason.MaterialMissing,
                ReasonText = material,
            }),
            _ => AcceptAsync(id),
        });
    }

    private async Task AcceptAsync(string id)
    {
        var request = new AcceptReferralRequest { RequestId = Call.NewRequestId(), ReferralId = id };
        await Call.UntilAnsweredAsync(deadline => node.Referrals.AcceptReferralAsync(request, deadline: deadline));
    }

    private async Task ReturnAsync(ReturnReferralRequest request)
    {
        request.RequestId = Call.NewRequestId();
        await Call.UntilAnsweredAsync(deadline => node.Referrals.ReturnReferralAsync(request, deadline: deadline));
    }

    private async Task RejectAsync(string id, string reason)
    {
        var request = new RejectReferralRequest { RequestId = Call.NewRequestId(), ReferralId = id, ReasonText = reason };
        await Call.UntilAnsweredAsync(deadline => node.Referrals.RejectReferralAsync(request, deadline: deadline));
    }

    // The police enter the family's transfer; the register's event then re-routes the case without the worker's doing.
    private async Task TransferAsync(string number, string township)
    {
        var request = new Contracts.PublicSecurity.V1.MoveHouseholdRequest
        {
            RequestId = Call.NewRequestId(),
            CitizenId = number,
            ToDivision = township,
            MoveDate = $"{today:yyyy-MM-dd}",
        };
        await Call.UntilAnsweredAsync(deadline => publicSecurity.Households.MoveHouseholdAsync(request, deadline: deadline));
    }

    private async Task InvestigateAsync(string id)
    {
        var request = new RecordInvestigationRequest { RequestId = Call.NewRequestId(), ReferralId = id, Evidence = $"township-report:sha256:{id}" };
        await Call.UntilAnsweredAsync(deadline => node.Referrals.RecordInvestigationAsync(request, deadline: deadline));
    }

    private async Task ConfirmAsync(string id)
    {
        var request = new ConfirmProtectionRequest { RequestId = Call.NewRequestId(), ReferralId = id };
        await Call.UntilAnsweredAsync(deadline => node.Referrals.ConfirmProtectionAsync(request, deadline: deadline));
    }
}
