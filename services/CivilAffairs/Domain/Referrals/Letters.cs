using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>What every letter about a referral begins with.</summary>
/// <param name="Referral">Which.</param>
/// <param name="Leg">Counts the counties asked, from 1.</param>
/// <param name="Version">Counts what one side writes to the other within a leg, from 1; 0 on what goes to a superior.</param>
/// <param name="Residence">The county of residence.</param>
/// <param name="Hukou">The county asked on this leg.</param>
internal readonly record struct LetterHead(ReferralId Referral, int Leg, long Version, DivisionCode Residence, DivisionCode Hukou);

/// <summary>A letter that a step of a referral calls for.</summary>
internal abstract record Letter(LetterHead Head)
{
    public abstract DivisionCode From { get; }

    public abstract DivisionCode To { get; }
}

internal abstract record LetterToHukou(LetterHead Head) : Letter(Head)
{
    public override DivisionCode From => Head.Residence;

    public override DivisionCode To => Head.Hukou;
}

internal abstract record LetterToResidence(LetterHead Head) : Letter(Head)
{
    public override DivisionCode From => Head.Hukou;

    public override DivisionCode To => Head.Residence;
}

internal sealed record CaseLetter(LetterHead Head, DateOnly DecideBy) : LetterToHukou(Head);

internal sealed record WithdrawalLetter(LetterHead Head, string Reason) : LetterToHukou(Head);

internal sealed record AcknowledgementLetter(LetterHead Head, DateOnly GuardianToldOn) : LetterToHukou(Head);

internal sealed record AddressLetter(LetterHead Head, DivisionCode NewResidence) : LetterToHukou(Head);

internal sealed record AnswerLetter(LetterHead Head, Answer Answer) : LetterToResidence(Head);

internal sealed record AwardLetter(LetterHead Head, Award Award) : LetterToResidence(Head);

/// <summary>The residence side brings a case that nobody takes before the superior of all who sent it back.</summary>
internal sealed record DisputeLetter(LetterHead Head, DivisionCode Superior, IReadOnlyList<Answer> Returns) : Letter(Head)
{
    public override DivisionCode From => Head.Residence;

    public override DivisionCode To => Superior;
}

internal sealed record RulingLetter(LetterHead Head, DivisionCode Superior, DivisionCode Right, string Reason) : Letter(Head)
{
    public override DivisionCode From => Superior;

    public override DivisionCode To => Head.Residence;
}

/// <summary>Tells an office that a clock has run out, and again when it was met after all.</summary>
internal sealed record OverdueLetter(LetterHead Head, DivisionCode Keeper, ReferralClock Clock, DivisionCode Owing, DivisionCode Office)
    : Letter(Head)
{
    public override DivisionCode From => Keeper;

    public override DivisionCode To => Office;
}
