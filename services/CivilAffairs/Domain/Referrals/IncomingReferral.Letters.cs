using System.Globalization;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>What the residence county's letters and a move of the registration do to the hukou side.</summary>
internal sealed partial class IncomingReferral
{
    /// <summary>The residence county asks for the case back. Once this county has answered it is too late.</summary>
    public Reception Take(WithdrawalLetter letter, Moment moment)
    {
        var order = Order(letter.Head);
        if (order != Reception.Applied)
            return order;
        if (Next(IncomingStep.Withdraw) is { } next)
            Decide(next, NoteKind.Withdrawn, NewAnswer(next, moment) with { Text = letter.Reason }, moment);
        else
            Note(NoteKind.WithdrawalTooLate);
        return Applied();
    }

    /// <summary>The residence county has told the guardian.</summary>
    public Reception Take(AcknowledgementLetter letter, Moment moment)
    {
        var order = Order(letter.Head);
        if (order != Reception.Applied)
            return order;
        if (Next(IncomingStep.Close) is not { } next)
            return Reception.Illegal;
        Enter(next, moment);
        Note(NoteKind.Acknowledged);
        return Applied();
    }

    /// <summary>The child has moved on: answers go to the new county of residence.</summary>
    public Reception Take(AddressLetter letter)
    {
        var order = Order(letter.Head);
        if (order != Reception.Applied)
            return order;
        Residence = letter.NewResidence;
        Note(NoteKind.AddressChanged, $"to={letter.NewResidence}");
        return Applied();
    }

    /// <summary>The registration has moved to another county before anything was confirmed: the case follows it.</summary>
    public Refusal? ReRoute(DivisionCode to, DateOnly moved, Moment moment)
    {
        if (to.County.IsNone)
            return Refusal.RightDivisionRequired;
        if (to.County == Hukou)
            return Refusal.RightDivisionIsOwn;
        if (Next(IncomingStep.ReRoute) is not { } next)
            return Refusal.StateConflict;
        var evidence = string.Create(CultureInfo.InvariantCulture, $"household-moved:{moved:yyyy-MM-dd}");
        Decide(next, NoteKind.Rerouted, NewAnswer(next, moment) with { Right = to.County, Evidence = evidence }, moment);
        return null;
    }

    /// <summary>The registration has moved after protection was confirmed: this county pays through the month of the move.</summary>
    public Refusal? EndProtection(DateOnly moved, Moment moment)
    {
        if (Award is not { } award || Next(IncomingStep.ChangeProtection) is not { } next)
            return Refusal.StateConflict;
        State = next;
        Award = award with { Months = PaymentMonths.Divide(award.Months, moved).Old };
        Write(new AwardLetter(NextHead(), Award));
        Note(NoteKind.ProtectionChanged, $"last_month={Award.Months.Last}");
        return null;
    }
}
