using System.Security.Cryptography;
using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using ReturnReason = Exchange.CivilAffairs.Domain.Referrals.ReturnReason;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>
/// A case has come. What is certain already is answered at once: a child of whom another referral is open here, and one whose
/// registration has moved on. The rest waits for a worker, or for the gateway's push.
/// </summary>
internal sealed class RecordCaseOnReferralLetter(ReferralDesk desk, IdentityVault vault, IWake wake)
    : IHandle<ReferralLetter, CivilAffairsDb>
{
    public async Task HandleAsync(Delivery<ReferralLetter> delivery, UnitOfWork<CivilAffairsDb> unit, CancellationToken ct)
    {
        var head = LetterReader.Read(delivery.Message.Reference);
        LetterDesk.RequireSender(delivery, head.Residence);
        if (head.Version != 1)
            throw LetterReader.Wrong("reference.version");
        if (await unit.Db.Incoming.AnyAsync(r => r.Id == head.Referral && r.Leg == head.Leg, ct))
            return;

        var file = Read(delivery, head);
        var letter = new CaseLetter(head, LetterReader.Date(delivery.Message.DecideDueDate, "decide_due_date"));
        var side = IncomingReferral.Receive(letter, file.MatchKey, ReferralDesk.MomentOf(unit, head.Residence));
        unit.Db.Add(file);
        unit.Db.Add(side);
        await AnswerWhatIsCertainAsync(unit, side, ct);
        await desk.KeepAsync(unit, side, ct);
        if (side is { IsExternal: true, IsOpen: true })
            unit.AfterCommit(wake.Wake<PushExternalReferrals>);
    }

    private static async Task AnswerWhatIsCertainAsync(UnitOfWork<CivilAffairsDb> unit, IncomingReferral side, CancellationToken ct)
    {
        var moment = ReferralDesk.MomentOf(unit, side.Keeper);
        var key = side.MatchKey;
        if (key is null)
            return;
        var isOpenAlready = await unit.Db.Incoming.AnyAsync(
            r => r.MatchKey == key && r.Hukou == side.Hukou && r.Id != side.Id && EF.Property<bool>(r, ReferralTables.Open), ct);
        if (isOpenAlready)
            side.Return(ReturnReason.Duplicate, default, "", "", moment);
        else if (await HouseholdMoves.DepartureAsync(unit.Db, key, side.Hukou, ct) is { } move)
            side.ReRoute(move.ToCounty, move.MoveDate, moment);
    }

    private CaseFile Read(Delivery<ReferralLetter> delivery, LetterHead head)
    {
        var letter = delivery.Message;
        if (letter.Facts is null)
            throw LetterReader.Wrong("facts");
        return new CaseFile
        {
            ReferralId = head.Referral,
            Side = Side.Hukou,
            Leg = head.Leg,
            ChildId = Guid.TryParse(letter.ChildId, out var child) ? child : throw LetterReader.Wrong("child_id"),
            MatchKey = SealedPerson.KeyOf(letter.Identity),
            Identity = SealedPerson.Check(vault, letter.Identity),
            Facts = letter.Facts.ToByteArray(),
            Assessment = StoredDecision.Write(letter.Assessment ?? throw LetterReader.Wrong("assessment")),
            CarePlan = letter.SealedCarePlan.ToByteArray(),
            Evidence = string.Join('\n', letter.Evidence),
            LetterId = delivery.MessageId,
        };
    }
}
