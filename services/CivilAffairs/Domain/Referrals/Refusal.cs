namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>Why a step is not taken. Nothing has changed then.</summary>
internal enum Refusal
{
    /// <summary>The state does not allow it.</summary>
    StateConflict = 1,

    /// <summary>A return for a registration elsewhere has to say where.</summary>
    RightDivisionRequired,

    /// <summary>The right county named is the one that returns.</summary>
    RightDivisionIsOwn,

    EvidenceRequired,

    ReasonRequired,

    /// <summary>A return needs one of the reasons that there are.</summary>
    ReturnReasonRequired,

    /// <summary>The province does not decide on a case that belongs to another one.</summary>
    OutsideProvince,
}

/// <summary>What became of a letter.</summary>
internal enum Reception
{
    Applied = 1,

    /// <summary>It was applied before, or the leg that it belongs to is over: nothing to do.</summary>
    Old,

    /// <summary>One before it is still on its way.</summary>
    Early,

    /// <summary>No step of the other side leads to this letter in this state. A person has to look.</summary>
    Illegal,
}
