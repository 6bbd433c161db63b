using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Hosting.Tests.Storage;
using Grpc.Core;

namespace Exchange.Hosting.Tests.Rpc;

/// <summary>A department whose one service does what the test asks of it by the id in the request.</summary>
public sealed class StubNode : INode<NotesDb>
{
    public static string Department => "civilaffairs";

    public static void Configure(NodeBuilder<NotesDb> node) => node.Rpc<StubService>(allow: ["education", "medicalinsurance"], write: ["education"]);
}

public sealed class StubService(Transactions<NotesDb> transactions) : ReferralService.ReferralServiceBase
{
    public Func<ServerCallContext, Task> OnGet { get; set; } = _ => Task.CompletedTask;

    /// <summary>After the first response of a watch.</summary>
    public Func<ServerCallContext, Task> OnWatched { get; set; } = _ => Task.CompletedTask;

    public int Works;

    public override Task<CreateReferralResponse> CreateReferral(CreateReferralRequest request, ServerCallContext call) =>
        transactions.OnceAsync(request, call, async unit =>
        {
            Interlocked.Increment(ref Works);
            await OnGet(call);
            var note = new Note { Id = unit.NewId(), Title = unit.NewId().ToString() };
            unit.Db.Add(note);
            unit.Audit("create", note.Id.ToString());
            return new CreateReferralResponse { Referral = new Referral { ReferralId = note.Id.ToString(), ChildId = unit.Actor } };
        });

    public override async Task<GetReferralResponse> GetReferral(GetReferralRequest request, ServerCallContext call)
    {
        await OnGet(call);
        return new GetReferralResponse { Referral = new Referral { ReferralId = request.ReferralId, CarePlan = Caller.Of(call).ToString() } };
    }

    public override async Task WatchReferrals(WatchReferralsRequest request, IServerStreamWriter<WatchReferralsResponse> responses, ServerCallContext call)
    {
        await OnGet(call);
        await responses.WriteAsync(new WatchReferralsResponse());
        await OnWatched(call);
    }

    public override Task<ListReferralsResponse> ListReferrals(ListReferralsRequest request, ServerCallContext call)
    {
        var check = new FieldCheck();
        RequestCheck.Required(check, request, "division");
        check.Require(request.PageSize <= 100, PlatformErrorReason.FieldInvalid, "page_size", "at most 100");
        check.ThrowIfAny();
        return Task.FromResult(new ListReferralsResponse());
    }
}
