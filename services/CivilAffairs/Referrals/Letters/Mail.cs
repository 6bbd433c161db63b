using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Storage;
using Google.Protobuf;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Writes and sends the letters that a step has called for.</summary>
internal static class Mail
{
    public static void Send(UnitOfWork unit, Letter letter, CaseFile? file)
    {
        var (from, to) = (LetterWriter.OfficeOf(letter.From), LetterWriter.OfficeOf(letter.To));
        unit.Send(Write(letter, file), from, to, letter.Head.Referral.ToString(), letter.Head.Version);
    }

    /// <summary>Sends a letter on to the county where the child lives now, as it came.</summary>
    public static void Forward<T>(UnitOfWork unit, Hosting.Messaging.Delivery<T> delivery, OutgoingReferral moved)
        where T : IMessage<T> =>
        unit.Send(delivery.Message, delivery.Sender, LetterWriter.OfficeOf(moved.MovedTo), delivery.Subject, delivery.Version);

    private static IMessage Write(Letter letter, CaseFile? file)
    {
        var reference = LetterWriter.Write(letter.Head);
        return letter switch
        {
            CaseLetter theCase => Write(theCase, reference, file ?? throw new InvalidOperationException("A case is sent with its papers.")),
            WithdrawalLetter withdrawal => new ReferralWithdrawal { Reference = reference, ReasonText = withdrawal.Reason },
            AcknowledgementLetter told => new Acknowledgement
            {
                Reference = reference,
                GuardianToldDate = LetterWriter.Write(told.GuardianToldOn),
            },
            AddressLetter address => new NoticeAddressChange
            {
                Reference = reference,
                NewResidenceDivision = address.NewResidence.ToString(),
            },
            AnswerLetter answer => new ReferralDecision { Reference = reference, Detail = LetterWriter.Write(answer.Answer) },
            AwardLetter award => new ProtectionResult { Reference = reference, Protection = LetterWriter.Write(award.Award) },
            DisputeLetter dispute => new DisputeNotice { Reference = reference, Returns = { dispute.Returns.Select(LetterWriter.Write) } },
            RulingLetter ruling => new DisputeRuling
            {
                Reference = reference,
                RightDivision = ruling.Right.ToString(),
                ReasonText = ruling.Reason,
            },
            OverdueLetter overdue => new EscalationNotice
            {
                Reference = reference,
                Clock = LetterWriter.Write(overdue.Clock),
                OwingDivision = overdue.Owing.ToSixDigits(),
            },
            _ => throw new ArgumentOutOfRangeException(nameof(letter), letter.GetType(), null),
        };
    }

    private static ReferralLetter Write(CaseLetter letter, ReferralReference reference, CaseFile file) => new()
    {
        Reference = reference,
        ChildId = file.ChildId.ToString(),
        Identity = SealedIdentityOf(file.Identity, file.MatchKey),
        Facts = FactsFor(letter, file),
        Assessment = StoredDecision.Read(file.Assessment),
        Evidence = { file.Evidence.Split('\n', StringSplitOptions.RemoveEmptyEntries) },
        SealedCarePlan = ByteString.CopyFrom(file.CarePlan),
        DecideDueDate = LetterWriter.Write(letter.DecideBy),
    };

    // A county that another one has named is where the child is registered, whatever the papers said before.
    private static ChildFacts FactsFor(CaseLetter letter, CaseFile file)
    {
        var facts = ChildFacts.Parser.ParseFrom(file.Facts);
        if (!Standards.DivisionCode.TryParse(facts.Hukou?.Division, out var place) || place.County != letter.Head.Hukou)
            KnownFacts.SetHukou(facts, letter.Head.Hukou, collective: false);
        return facts;
    }

    public static SealedIdentity SealedIdentityOf(byte[] identity, byte[]? matchKey) => new()
    {
        Sealed = ByteString.CopyFrom(identity),
        MatchKey = matchKey is null ? ByteString.Empty : ByteString.CopyFrom(matchKey),
    };
}
