namespace Exchange.CivilAffairs.Domain.Referrals;

/// <summary>Where one side of a referral stands. The numbers are the contract's.</summary>
internal enum ReferralState
{
    /// <summary>已转介, residence side: sent and not answered.</summary>
    Referred = 1,

    /// <summary>已收到, hukou side: nobody has opened it.</summary>
    Received = 2,

    /// <summary>已打开, hukou side.</summary>
    Opened = 3,

    /// <summary>已受理.</summary>
    Accepted = 4,

    /// <summary>调查核实中, hukou side: the township has reported, the county decides.</summary>
    Investigating = 5,

    /// <summary>已确认保障.</summary>
    Confirmed = 6,

    /// <summary>已办结.</summary>
    Closed = 7,

    /// <summary>已退回. On the residence side it waits for what was missing, unless it came back as a duplicate.</summary>
    Returned = 8,

    /// <summary>已改派, hukou side.</summary>
    ReRouted = 9,

    /// <summary>不予受理.</summary>
    Rejected = 10,

    /// <summary>已撤回.</summary>
    Withdrawn = 11,

    /// <summary>管辖争议, residence side.</summary>
    Disputed = 12,

    /// <summary>已推送省外.</summary>
    External = 13,
}

/// <summary>Why a case is sent back. The numbers are the contract's.</summary>
internal enum ReturnReason
{
    None = 0,
    HukouNotHere = 1,
    MaterialMissing = 2,
    Duplicate = 3,
}
