using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Register;

/// <summary>
/// A child's entry in the ledger of the county where she lives: what the county states, what the registers answered, where she stands and
/// what is due next. It holds personal data only sealed.
/// </summary>
internal sealed partial class ChildRecord
{
    private ChildRecord()
    {
    }

    public Guid ChildId { get; private init; }

    /// <summary>See <see cref="SealedStatement.MatchKey"/>. One open entry of the node has it.</summary>
    public byte[] MatchKey { get; private set; } = [];

    public bool HasCitizenId { get; private set; }

    /// <summary>Sealed <c>PersonIdentity</c>.</summary>
    public byte[] Identity { get; private set; } = [];

    /// <summary>Sealed <c>Child</c> with nothing but address and guardian.</summary>
    public byte[] Contact { get; private set; } = [];

    /// <summary>Null for a child whose birth date nobody knows yet.</summary>
    public DateOnly? BirthDate { get; private set; }

    public DivisionCode Residence { get; private set; }

    /// <summary>Six digits of the county of <see cref="Residence"/>, for lists by prefix.</summary>
    public string ResidenceCounty { get; private set; } = "";

    /// <summary>Where the child is registered: as the register says once it has answered, as the county states before.</summary>
    public DivisionCode Hukou { get; private set; }

    /// <summary>Time of the register's knowledge in <see cref="Hukou"/>, by the register's clock; null while it is only stated.</summary>
    public DateTimeOffset? HukouTime { get; private set; }

    /// <summary>Stored <c>ChildFacts</c> as the county stated them.</summary>
    public byte[] StatedFacts { get; private set; } = [];

    /// <summary>
    /// Stored <c>ChildFacts</c> as the rules take them: what was stated, with registration and parents from the registers.
    /// </summary>
    public byte[] Facts { get; private set; } = [];

    /// <summary>Keyed hash of what a ledger file stated last; null when no file has.</summary>
    public byte[]? ImportDigest { get; private set; }

    public ChildState State { get; private set; }

    /// <summary>Stored <c>Decision</c>; null before the first.</summary>
    public byte[]? Decision { get; private set; }

    /// <summary>In <see cref="ChildState.ManualReview"/>: what a person has to find. Else empty.</summary>
    public string MissingFact { get; private set; } = "";

    public Guid? ReferralId { get; private set; }

    public EndReason? EndReason { get; private set; }

    public DateOnly? EndDate { get; private set; }

    public DateTimeOffset CreateTime { get; private init; }

    public DateTimeOffset UpdateTime { get; private set; }

    /// <summary>Grows with every change; decides races.</summary>
    public long Version { get; private set; }

    public bool HasEnded => State == ChildState.Ended;

    /// <summary>The county of residence still decides where the child goes: no referral is open, nothing is confirmed.</summary>
    public bool IsDecidedHere => State is not (ChildState.Referred or ChildState.Protected or ChildState.Ended);

    /// <summary>Makes the entry of a child that the county has found.</summary>
    public static ChildRecord Enter(Guid childId, SealedStatement statement, DateTimeOffset now, int refreshMonths)
    {
        var record = new ChildRecord { ChildId = childId, CreateTime = now, State = ChildState.Detected, VerifyTime = now };
        record.Take(statement);
        record.Refresh(now, refreshMonths);
        return record;
    }

    /// <summary>
    /// The county states something new or states it again: everybody is asked anew, and the child is decided on anew unless a referral is
    /// open.
    /// </summary>
    /// <param name="statement">What is stated now.</param>
    /// <param name="known">The same facts with what the registers have said so far; null when they were not asked about this child.</param>
    /// <param name="now">The time of the change.</param>
    public ChildRefusal? Restate(SealedStatement statement, RegisterFacts? known, DateTimeOffset now)
    {
        if (HasEnded)
            return ChildRefusal.Ended;
        Take(statement);
        HukouTime = null;
        if (known is not null)
            Learn(known);
        Checks = Checks.None;
        VerifyTime = now;
        if (IsDecidedHere)
            MoveTo(ChildState.Detected);
        Change(now);
        return null;
    }

    /// <summary>The statement taken last came from a ledger file.</summary>
    public void ImportedAs(byte[] digest) => ImportDigest = digest;

    /// <summary>What the rules said, when they could be applied.</summary>
    public void Decide(Verdict verdict, DateTimeOffset now)
    {
        Decision = verdict.Decision;
        if (IsDecidedHere)
            MoveTo(verdict.State, verdict.MissingFact, verdict.SixMonthsDate);
        Change(now);
    }

    /// <summary>The entry leaves the ledger. A referral that is open goes on without it.</summary>
    public ChildRefusal? End(EndReason reason, DateOnly date, DateTimeOffset now)
    {
        if (HasEnded)
            return ChildRefusal.Ended;
        (EndReason, EndDate) = (reason, date);
        VerifyTime = null;
        MoveTo(ChildState.Ended);
        Change(now);
        return null;
    }

    /// <summary>The same entry, to be changed apart.</summary>
    public ChildRecord Copy() => (ChildRecord)MemberwiseClone();

    private void Take(SealedStatement statement)
    {
        (MatchKey, HasCitizenId) = (statement.MatchKey, statement.HasCitizenId);
        (Identity, Contact) = (statement.Identity, statement.Contact);
        (BirthDate, Hukou) = (statement.BirthDate, statement.Hukou);
        (Residence, ResidenceCounty) = (statement.Residence, statement.Residence.County.ToString());
        (StatedFacts, Facts) = (statement.Facts, statement.Facts);
    }

    private void Learn(RegisterFacts known) => (Facts, Hukou, HukouTime) = (known.Facts, known.Hukou, known.Time);

    private void MoveTo(ChildState state, string missingFact = "", DateOnly? sixMonths = null) =>
        (State, MissingFact, SixMonthsDate) = (state, missingFact, sixMonths);

    /// <summary>Ends every change: whoever works on an older copy must not write it.</summary>
    private void Change(DateTimeOffset now)
    {
        Version++;
        UpdateTime = now;
        Claim = null;
        SetTimer();
    }
}
