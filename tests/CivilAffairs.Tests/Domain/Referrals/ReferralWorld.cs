using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Standards;
using static Exchange.CivilAffairs.Tests.Domain.Referrals.Places;

namespace Exchange.CivilAffairs.Tests.Domain.Referrals;

/// <summary>
/// Counties that each keep their side of one referral, and a post that shuffles, delays and repeats their letters. Whatever the seed, no
/// letter may turn out illegal.
/// </summary>
internal sealed partial class ReferralWorld(int seed)
{
    private static readonly DivisionCode[] Residences = [Heping, Shenhe];
    private static readonly DivisionCode[] Counties = [Zhongshan, Xigang, Tiedong, Jinjiang];

    private readonly Random _random = new(seed);
    private readonly List<(Letter Letter, DivisionCode To)> _post = [];
    private readonly List<(MovedFile File, DivisionCode To)> _files = [];
    private DateTimeOffset _now = ChinaTime.StartOf(Today);

    public Dictionary<DivisionCode, OutgoingReferral> Outgoing { get; } = [];

    public Dictionary<int, IncomingReferral> Incoming { get; } = [];

    /// <summary>Months of aid of sides that have moved away and come back since.</summary>
    public List<MonthSpan> FormerAid { get; } = [];

    public int Seed => seed;

    public Moment Moment => new(_now, WorkingDays.China, Days);

    public OutgoingReferral? Live => Outgoing.Values.SingleOrDefault(side => side.MovedTo.IsNone);

    public bool IsQuiet => _post.Count == 0 && _files.Count == 0;

    public void Start()
    {
        Outgoing[Heping] = Refer(Pick(Counties), Moment);
        Collect(Outgoing[Heping]);
    }

    /// <summary>Something happens: mostly the post, now and then a worker.</summary>
    public void Step()
    {
        _now += TimeSpan.FromHours(_random.Next(1, 30));
        if (!IsQuiet && _random.Next(4) > 0)
            Deliver(mayRepeat: true);
        else if (_random.Next(3) == 0)
            WorkAtResidence();
        else
            WorkAtHukou();
    }

    /// <summary>The post delivers all that there is, in any order, until nothing is left.</summary>
    public void Settle()
    {
        for (var left = 10_000; !IsQuiet; left--)
        {
            left.ShouldBeGreaterThan(0, $"seed {seed}: letters wait for ever: {string.Join(", ", _post)}");
            Deliver(mayRepeat: false);
        }
    }

    private void Deliver(bool mayRepeat)
    {
        if (_files.Count > 0 && (_post.Count == 0 || _random.Next(3) == 0))
        {
            var (file, to) = Pull(_files);
            if (Outgoing.TryGetValue(to, out var former))
                FormerAid.Add(former.Aid);
            Outgoing[to] = OutgoingReferral.TakeOver(file, default, to, Moment);
            return;
        }

        var index = _random.Next(_post.Count);
        var posted = _post[index];
        var reception = Deliver(posted.Letter, posted.To);
        reception.ShouldNotBe(Reception.Illegal, $"seed {seed}: {posted.Letter}");
        if (reception != Reception.Early && !(mayRepeat && _random.Next(4) == 0))
            _post.RemoveAt(_post.IndexOf(posted));
    }

    private Reception Deliver(Letter letter, DivisionCode to) => letter switch
    {
        CaseLetter theCase => Receive(theCase),
        LetterToHukou => Incoming.TryGetValue(letter.Head.Leg, out var hukou) ? Collect(hukou, Take(hukou, letter)) : Reception.Early,
        OverdueLetter => Reception.Applied,
        DisputeLetter dispute => Rule(dispute),
        _ => DeliverToResidence(letter, to),
    };

    private Reception DeliverToResidence(Letter letter, DivisionCode to)
    {
        if (!Outgoing.TryGetValue(to, out var side))
            return Reception.Early;
        if (side.MovedTo.IsNone)
            return Collect(side, Take(side, letter));
        side.PassOn(letter);
        _post.Add((letter, side.MovedTo));
        return Reception.Applied;
    }

    private Reception Receive(CaseLetter letter)
    {
        if (Incoming.ContainsKey(letter.Head.Leg))
            return Reception.Old;
        Incoming.Add(letter.Head.Leg, IncomingReferral.Receive(letter, null, Moment));
        return Reception.Applied;
    }

    private Reception Rule(DisputeLetter dispute)
    {
        var ruling = new RulingLetter(dispute.Head, dispute.Superior, Pick([Zhongshan, Xigang, Tiedong]), "核定");
        _post.Add((ruling, ruling.To));
        return Reception.Applied;
    }

    private Reception Take(OutgoingReferral side, Letter letter) => letter switch
    {
        AnswerLetter answer => side.Take(answer, Moment),
        AwardLetter award => side.Take(award, Moment),
        RulingLetter ruling => side.Take(ruling, Moment),
        _ => Reception.Illegal,
    };

    private Reception Take(IncomingReferral side, Letter letter) => letter switch
    {
        WithdrawalLetter withdrawal => side.Take(withdrawal, Moment),
        AcknowledgementLetter acknowledgement => side.Take(acknowledgement, Moment),
        AddressLetter address => side.Take(address),
        _ => Reception.Illegal,
    };

    private Reception Collect(ReferralSide side, Reception reception = Reception.Applied)
    {
        _post.AddRange(side.TakeLetters().Select(letter => (letter, letter.To)));
        return reception;
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    private T Pull<T>(List<T> list)
    {
        var index = _random.Next(list.Count);
        var item = list[index];
        list.RemoveAt(index);
        return item;
    }
}
