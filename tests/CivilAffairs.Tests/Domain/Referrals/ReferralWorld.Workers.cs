using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Standards;
using static Exchange.CivilAffairs.Tests.Domain.Referrals.Places;

namespace Exchange.CivilAffairs.Tests.Domain.Referrals;

/// <summary>What the workers do, often in a state that does not allow it.</summary>
internal sealed partial class ReferralWorld
{
    /// <summary>The workers do their duty until the case is at an end.</summary>
    public void Finish()
    {
        for (var left = 200; Live is null or { IsOpen: true } || Incoming.Values.Any(side => side.IsOpen); left--)
        {
            left.ShouldBeGreaterThan(0, $"seed {Seed}: the case does not end; at its residence it is {Live?.State}");
            _now += TimeSpan.FromHours(1);
            foreach (var hukou in Incoming.Values)
            {
                _ = hukou.IsExternal ? hukou.Push(Moment) : hukou.Accept(Moment);
                Confirm(hukou);
                Collect(hukou);
            }

            if (Live is { } residence)
            {
                residence.Supplement(Moment);
                residence.Acknowledge(Moment.Today, Moment);
                Collect(residence);
            }

            Settle();
        }
    }

    private void WorkAtResidence()
    {
        if (Live is not { } side)
            return;
        switch (_random.Next(6))
        {
            case 0:
                side.Withdraw("选错户籍地", Moment);
                break;
            case 1:
                side.Supplement(Moment);
                break;
            case 2:
                side.Acknowledge(Moment.Today, Moment);
                break;
            case 3:
                Move(side);
                break;
            default:
                side.Escalate(Moment);
                break;
        }

        Collect(side);
    }

    private void Move(OutgoingReferral side)
    {
        var to = Residences.Single(county => county != side.Residence);
        if (side.MoveTo(to, Moment.Today, Moment, out var file) is null)
            _files.Add((file!, to));
    }

    private void WorkAtHukou()
    {
        if (Incoming.Count == 0)
            return;
        var side = Pick([.. Incoming.Values]);
        switch (_random.Next(9))
        {
            case 0:
                side.Open();
                break;
            case 1:
                side.Accept(Moment);
                break;
            case 2:
                side.ReturnTo(Pick(Counties), Moment);
                break;
            case 3:
                side.Return((ReturnReason)_random.Next(2, 4), default, "", "缺少判决书", Moment);
                break;
            case 4:
                _ = _random.Next(4) == 0 ? side.Reject("不符合条件", Moment) : side.Report("report:sha256:00", Moment);
                break;
            case 5:
                Confirm(side);
                break;
            case 6:
                side.ReRoute(Pick(Counties), Moment.Today, Moment);
                break;
            case 7:
                side.Push(Moment);
                break;
            default:
                side.Escalate(Moment);
                break;
        }

        Collect(side);
    }

    private void Confirm(IncomingReferral side) => side.Confirm(AwardFrom(side.Hukou, Moment.Today) with { ConfirmTime = _now }, Moment);
}
