using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Register;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Security;
using Exchange.Hosting.Storage;
using Exchange.Standards;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>Moves a child's file from one county of residence to another, with the residence side of an open referral.</summary>
internal sealed class ChildFiles(ReferralDesk desk, StatementVault statements, IdentityVault vault)
{
    public async Task SendAsync(
        UnitOfWork<CivilAffairsDb> unit, ChildRecord record, DivisionCode to, string address, DateOnly moved, CancellationToken ct)
    {
        var contact = statements.ContactOf(record);
        contact.ResidenceAddress = address;
        var facts = KnownFacts.Of(record);
        facts.ResidenceDivision = to.ToString();
        var letter = new ChildFileTransfer
        {
            ChildId = record.ChildId.ToString(),
            Identity = Mail.SealedIdentityOf(record.Identity, record.HasCitizenId ? record.MatchKey : null),
            Facts = facts,
            SealedContact = ByteString.CopyFrom(vault.Seal(contact.ToByteArray())),
            MoveDate = LetterWriter.Write(moved),
            Referral = await MoveReferralAsync(unit, record, to.County, moved, ct),
        };
        var subject = letter.Referral?.Reference.ReferralId ?? letter.ChildId;
        unit.Send(letter, LetterWriter.OfficeOf(record.Residence.County), LetterWriter.OfficeOf(to.County), subject, record.Version);
    }

    /// <summary>Enters a child who has moved here with her file, and goes on with her referral.</summary>
    public async Task ReceiveAsync(UnitOfWork<CivilAffairsDb> unit, ChildFileTransfer letter, int refreshMonths, CancellationToken ct)
    {
        var childId = Guid.TryParse(letter.ChildId, out var id) ? id : throw LetterReader.Wrong("child_id");
        var statement = Read(letter);
        var record = await EnterAsync(unit, childId, statement, refreshMonths, ct);
        if (letter.Referral is { } referral)
            await TakeOverAsync(unit, record, letter.Facts, referral, ct);
        unit.Audit("RECEIVE_CHILD_FILE", record.ChildId.ToString());
    }

    private async Task<ReferralFile?> MoveReferralAsync(
        UnitOfWork<CivilAffairsDb> unit, ChildRecord record, DivisionCode to, DateOnly moved, CancellationToken ct)
    {
        var side = await unit.Db.Outgoing.SingleOrDefaultAsync(
            r => r.ChildId == record.ChildId && EF.Property<bool>(r, ReferralTables.Open), ct);
        if (side is null || side.MoveTo(to, moved, ReferralDesk.MomentOf(unit, side.Keeper), out var moving) is not null)
            return null;
        var papers = await desk.KeepAsync(unit, side, ct);
        record.EndReferral(ReferralOutcome.Undecided, "", unit.Now);
        var file = LetterWriter.Write(moving!);
        file.Assessment = StoredDecision.Read(papers.Assessment);
        file.Evidence.AddRange(papers.Evidence.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        file.SealedCarePlan = ByteString.CopyFrom(papers.CarePlan);
        return file;
    }

    private SealedStatement Read(ChildFileTransfer letter)
    {
        var identity = SealedPerson.Open(vault, letter.Identity);
        var contact = letter.SealedContact.IsEmpty ? new Child() : Child.Parser.ParseFrom(vault.Open(letter.SealedContact.Span));
        var facts = letter.Facts ?? throw LetterReader.Wrong("facts");
        contact.Identity = identity;
        contact.Facts = facts.Clone();
        // Parents' statuses are the registers' to state, which are asked again.
        contact.Facts.Parents.Clear();
        return statements.Seal(new ChildStatement(contact));
    }

    // The county may have found the child itself by now; then her file is joined to that entry.
    private static async Task<ChildRecord> EnterAsync(
        UnitOfWork<CivilAffairsDb> unit, Guid childId, SealedStatement statement, int refreshMonths, CancellationToken ct)
    {
        var found = await unit.Db.Children.SingleOrDefaultAsync(
            c => c.MatchKey == statement.MatchKey && c.State != Domain.Register.ChildState.Ended, ct);
        if (found is not null)
            return found;

        // Where one node serves both counties, the entry that has ended in the old one makes room: the identifier goes with the child.
        await unit.Db.Children.Where(c => c.ChildId == childId).ExecuteDeleteAsync(ct);
        var record = ChildRecord.Enter(childId, statement, unit.Now, refreshMonths);
        unit.Db.Children.Add(record);
        return record;
    }

    private async Task TakeOverAsync(
        UnitOfWork<CivilAffairsDb> unit, ChildRecord record, ChildFacts facts, ReferralFile letter, CancellationToken ct)
    {
        var moving = LetterReader.Read(letter);
        if (record.CarryReferral(moving.Head.Referral.Value, unit.Now) is not null)
            throw new Hosting.Messaging.RefuseMessageException("Another referral of the child is open here.");
        var county = record.Residence.County;
        var side = OutgoingReferral.TakeOver(moving, record.ChildId, county, ReferralDesk.MomentOf(unit, county));
        await ReplaceAsync(unit.Db, side, PapersOf(record, facts, letter, side.Id), ct);
        await desk.KeepAsync(unit, side, ct);
    }

    // A side that has moved away from here before, and has come back, leaves its old row.
    private static async Task ReplaceAsync(CivilAffairsDb db, OutgoingReferral side, CaseFile papers, CancellationToken ct)
    {
        await db.Outgoing.Where(r => r.Id == side.Id).ExecuteDeleteAsync(ct);
        await db.CaseFiles.Where(f => f.ReferralId == side.Id && f.Side == Side.Residence).ExecuteDeleteAsync(ct);
        db.Add(side);
        db.Add(papers);
    }

    private static CaseFile PapersOf(ChildRecord record, ChildFacts facts, ReferralFile letter, ReferralId id) => new()
    {
        ReferralId = id,
        Side = Side.Residence,
        Leg = 0,
        ChildId = record.ChildId,
        MatchKey = record.HasCitizenId ? record.MatchKey : null,
        Identity = record.Identity,
        Facts = facts.ToByteArray(),
        Assessment = StoredDecision.Write(letter.Assessment ?? throw LetterReader.Wrong("referral.assessment")),
        CarePlan = letter.SealedCarePlan.ToByteArray(),
        Evidence = string.Join('\n', letter.Evidence),
    };
}
