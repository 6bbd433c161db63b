using System.Collections.Concurrent;
using Exchange.Cli.Clients;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Province;

namespace Exchange.Cli.Demo;

/// <summary>What the nodes hold when the demo has come to rest: read over the same RPCs as everybody's.</summary>
internal sealed class Survey
{
    private readonly ConcurrentDictionary<string, Child> _byNumber = new();
    private readonly ConcurrentDictionary<string, Child> _byName = new();
    private readonly Dictionary<long, RefusedRow> _refused;
    private readonly ILookup<string, Referral> _residence;
    private readonly ILookup<string, Referral> _hukou;

    private Survey(LedgerUploadResult upload, IEnumerable<Referral> residence, IEnumerable<Referral> hukou)
    {
        Upload = upload;
        _refused = upload.Refused.ToDictionary(row => row.Row);
        _residence = residence.ToLookup(referral => referral.ChildId);
        _hukou = hukou.ToLookup(referral => referral.ReferralId);
    }

    public LedgerUploadResult Upload { get; }

    /// <summary>One referral with its timeline and letters, the most eventful there is; <see langword="null"/> without any.</summary>
    public Referral? Example { get; private set; }

    public int ReferralCount => _residence.Sum(group => group.Count());

    public static async Task<Survey> TakeAsync(DemoNodes nodes, LedgerUploadResult upload, CancellationToken ct)
    {
        var residence = await Listing.ReferralsAsync(nodes.Shenyang, ReferralSide.Residence, [], ct).ToListAsync(ct);
        var hukou = new List<Referral>();
        foreach (var node in nodes.CivilAffairs)
            hukou.AddRange(await Listing.ReferralsAsync(node, ReferralSide.Hukou, [], ct).ToListAsync(ct));

        var survey = new Survey(upload, residence, hukou);
        await Parallel.ForEachAsync(
            Listing.ChildrenAsync(nodes.Shenyang, ct),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct },
            async (child, _) => survey.Add(await nodes.Shenyang.Register.GetChildAsync(new() { ChildId = child.ChildId }, deadline: Call.Deadline)));

        if (residence.OrderByDescending(referral => (referral.State == ReferralState.Closed, referral.Leg)).FirstOrDefault() is { } example)
        {
            var request = new GetReferralRequest { ReferralId = example.ReferralId, Side = ReferralSide.Residence };
            survey.Example = (await nodes.Shenyang.Referrals.GetReferralAsync(request, deadline: Call.Deadline, cancellationToken: ct)).Referral;
        }
        return survey;
    }

    /// <summary>The entry of a child in the ledger.</summary>
    public Child? ChildOf(SyntheticChild child) =>
        child.Id is { } id ? _byNumber.GetValueOrDefault(id.Reveal()) : _byName.GetValueOrDefault(child.Name);

    public IReadOnlyList<Referral> ResidenceSides(Child child) => [.. _residence[child.ChildId]];

    public IReadOnlyList<Referral> HukouSides(Referral referral) => [.. _hukou[referral.ReferralId]];

    /// <summary>What the import said of a row; <see langword="null"/> when it was entered.</summary>
    public RefusedRow? RefusalOf(long row) => _refused.GetValueOrDefault(row);

    private void Add(GetChildResponse response)
    {
        var identity = response.Child.Identity;
        if (identity.CitizenId.Length > 0)
            _byNumber[identity.CitizenId] = response.Child;
        else
            _byName[identity.Name] = response.Child;
    }
}
