using System.Security.Cryptography;
using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Eligibility;
using Exchange.CivilAffairs.Register;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using ErrorReason = Exchange.Contracts.CivilAffairs.V1.ErrorReason;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Takes a side of a referral from the shelf and puts it back with everything that the step has called for.</summary>
internal sealed class ReferralDesk(IdentityVault vault, IWake wake)
{
    /// <summary>The moment of a unit, with the day counts of the county that keeps the side.</summary>
    public static Moment MomentOf(UnitOfWork unit, DivisionCode keeper) =>
        Moment.Of(unit.Now, WorkingDays.China, ProgrammeParameters.Current, keeper);

    /// <summary>The residence side that a worker names.</summary>
    /// <exception cref="FaultException">REFERRAL_NOT_FOUND.</exception>
    public static async Task<OutgoingReferral> OutgoingAsync(UnitOfWork<CivilAffairsDb> unit, string referralId, CancellationToken ct) =>
        ReferralId.TryParse(referralId, out var id) && await unit.Db.Outgoing.SingleOrDefaultAsync(r => r.Id == id, ct) is { } side
            ? side
            : throw NotFound(referralId);

    /// <summary>The hukou side that a worker names: the last leg that has come here.</summary>
    /// <exception cref="FaultException">REFERRAL_NOT_FOUND.</exception>
    public static async Task<IncomingReferral> IncomingAsync(UnitOfWork<CivilAffairsDb> unit, string referralId, CancellationToken ct) =>
        ReferralId.TryParse(referralId, out var id)
        && await unit.Db.Incoming.Where(r => r.Id == id).OrderByDescending(r => r.Leg).FirstOrDefaultAsync(ct) is { } side
            ? side
            : throw NotFound(referralId);

    public static async Task<CaseFile> FileOfAsync(CivilAffairsDb db, ReferralSide side, CancellationToken ct)
    {
        var (id, kind, leg) = CaseFile.KeyOf(side);
        return await db.CaseFiles.FindAsync([id, kind, leg], ct) ?? throw new InvalidOperationException($"Referral {id} has no papers.");
    }

    /// <summary>The papers of a new referral, from the child's entry.</summary>
    public CaseFile PapersOf(ChildRecord child, ReferralId id, string carePlan) => new()
    {
        ReferralId = id,
        Side = Side.Residence,
        Leg = 0,
        ChildId = child.ChildId,
        MatchKey = child.HasCitizenId ? child.MatchKey : null,
        Identity = child.Identity,
        Facts = child.Facts,
        Assessment = child.Decision!,
        CarePlan = carePlan.Length == 0 ? [] : vault.SealText(carePlan),
        Evidence = string.Join('\n', child.Checks.All.Where(check => !check.IsOpen).Select(DigestOf)),
    };

    // An answer of another department, such as household:sha256:…
    private static string DigestOf(Check check)
    {
        var digest = SHA256.HashData(StoredChecks.ToProto(check).ToByteArray());
        return $"{Law.Word(check.Question).ToLowerInvariant()}:sha256:{Convert.ToHexStringLower(digest)}";
    }

    /// <summary>Throws the fault for what the domain refuses.</summary>
    public static void Refuse(Refusal? refusal, ReferralSide side)
    {
        if (refusal is not { } reason)
            return;
        throw reason switch
        {
            Refusal.StateConflict => Fault.Of(ErrorReason.ReferralStateConflict, ("state", Law.Word(side.State))),
            Refusal.RightDivisionRequired => Fault.Field(ErrorReason.RightDivisionRequired, "right_division"),
            Refusal.RightDivisionIsOwn => Fault.Field(ErrorReason.RightDivisionIsOwn, "right_division"),
            Refusal.EvidenceRequired => Fault.Field(ErrorReason.EvidenceRequired, "evidence"),
            Refusal.ReasonRequired => Fault.Field(ErrorReason.ReasonRequired, "reason_text"),
            Refusal.ReturnReasonRequired => Fault.Field(PlatformErrorReason.EnumValueUnknown, "reason"),
            Refusal.OutsideProvince => Fault.Of(ErrorReason.ReferralOutsideProvince),
            _ => new ArgumentOutOfRangeException(nameof(refusal), refusal, null),
        };
    }

    /// <summary>Keeps a side with its timeline, its letters, their receipts and what they mean for the child's entry.</summary>
    /// <returns>The papers of the case.</returns>
    public async Task<CaseFile> KeepAsync(UnitOfWork<CivilAffairsDb> unit, ReferralSide side, CancellationToken ct)
    {
        var file = await FileOfAsync(unit.Db, side, ct);
        var entry = unit.Db.Entry(side);
        entry.Property(ReferralTables.KeeperCode).CurrentValue = side.Keeper.ToString();
        var open = entry.Property<bool>(ReferralTables.Open);
        var hasEnded = open.CurrentValue && !side.IsOpen;
        open.CurrentValue = side.IsOpen;
        side.UpdateTime = unit.Now;

        var (notes, letters) = (side.TakeNotes(), side.TakeLetters());
        Record(unit, side, notes);
        if (letters.Any(letter => letter is CaseLetter { Head.Leg: > 1 }))
            await RenewAsync(unit.Db, file, ct);
        foreach (var letter in letters)
            Mail.Send(unit, letter, file);
        Acknowledge(unit, file, notes, letters);
        if (hasEnded && side is OutgoingReferral { MovedTo.IsNone: true } outgoing)
            await EndAsync(unit, outgoing, ct);
        unit.AfterCommit(wake.Wake<FollowReferrals>);
        return file;
    }

    /// <summary>
    /// Hands a protection of this node over when the registration has left its county: here it is paid through the month of the move, and
    /// the county of residence is told.
    /// </summary>
    public async Task HandOverAsync(UnitOfWork<CivilAffairsDb> unit, byte[] matchKey, CancellationToken ct)
    {
        if (await ProtectionDesk.RunningAsync(unit.Db, matchKey, ct) is not { } running
            || await HouseholdMoves.NextStepAsync(unit.Db, matchKey, running.Division, ct) is not { } move)
            return;
        ProtectionDesk.HandOver(unit, running, move.ToCounty, move.MoveDate);
        var side = await unit.Db.Incoming.Where(r => r.Id == running.ReferralId && r.Hukou == running.Division)
            .OrderByDescending(r => r.Leg).FirstOrDefaultAsync(ct);
        if (side?.EndProtection(move.MoveDate, MomentOf(unit, side.Keeper)) is null && side is not null)
            await KeepAsync(unit, side, ct);
    }

    private static void Record(UnitOfWork<CivilAffairsDb> unit, ReferralSide side, IReadOnlyList<Note> notes)
    {
        var (id, kind, _) = CaseFile.KeyOf(side);
        foreach (var note in notes)
        {
            unit.Db.ReferralEvents.Add(new ReferralEventRow
            {
                ReferralId = id,
                Side = kind,
                Leg = note.Leg,
                Keeper = side.Keeper,
                State = note.State,
                Kind = note.Kind,
                Detail = note.Detail,
                Actor = unit.Actor,
                Time = unit.Now,
            });
            if (note.Kind is not (NoteKind.ClockStarted or NoteKind.ClockMet))
                unit.Audit($"REFERRAL_{note.Kind}", id.ToString());
        }
    }

    // The ledger may have learned since the case was first sent; what was missing may be among it.
    private static async Task RenewAsync(CivilAffairsDb db, CaseFile file, CancellationToken ct)
    {
        var child = await db.Children.SingleOrDefaultAsync(c => c.ChildId == file.ChildId, ct);
        if (child is not { HasEnded: false, Checks.AreComplete: true })
            return;
        (file.Identity, file.Facts) = (child.Identity, child.Facts);
        file.Assessment = child.Decision ?? file.Assessment;
    }

    private static void Acknowledge(UnitOfWork unit, CaseFile file, IReadOnlyList<Note> notes, IReadOnlyList<Letter> letters)
    {
        if (file.LetterId is not { } letter)
            return;
        if (notes.Any(note => note.Kind == NoteKind.Opened))
            unit.Receipt(ReceiptStage.Opened, letter);
        if (letters.Any(written => written is AnswerLetter))
            unit.Receipt(ReceiptStage.Decided, letter);
    }

    private static async Task EndAsync(UnitOfWork<CivilAffairsDb> unit, OutgoingReferral side, CancellationToken ct)
    {
        var child = await unit.Db.Children.SingleOrDefaultAsync(c => c.ChildId == side.ChildId && c.ReferralId == side.Id.Value, ct);
        var (outcome, missing) = side.State switch
        {
            ReferralState.Closed => (ReferralOutcome.Protected, ""),
            ReferralState.Rejected or ReferralState.External => (ReferralOutcome.NotProtected, ""),
            ReferralState.Withdrawn => (ReferralOutcome.Undecided, "REFERRAL_WITHDRAWN"),
            ReferralState.Returned => (ReferralOutcome.Undecided, "REFERRAL_DUPLICATE"),
            _ => throw new InvalidOperationException($"A referral does not end in {side.State}."),
        };
        child?.EndReferral(outcome, missing, unit.Now);
    }

    private static FaultException NotFound(string referralId) =>
        Fault.Of(ErrorReason.ReferralNotFound, ("referral_id", ReferralId.TryParse(referralId, out var id) ? id.ToString() : ""));
}
