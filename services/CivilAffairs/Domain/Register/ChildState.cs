namespace Exchange.CivilAffairs.Domain.Register;

/// <summary>Where a child stands in the ledger. The numbers are those of the contract's <c>ChildState</c> and are stored.</summary>
internal enum ChildState
{
    /// <summary>已发现: nothing asked yet.</summary>
    Detected = 1,

    /// <summary>核验中: the other departments are being asked.</summary>
    Verifying = 2,

    /// <summary>部分核验: a department did not answer in time and is asked again.</summary>
    Partial = 3,

    /// <summary>未满六个月: waits for the day on which the six months are reached.</summary>
    PendingSixMonths = 4,

    /// <summary>监测中.</summary>
    Monitored = 5,

    /// <summary>仅统计: counted, outside of the scope of monitoring.</summary>
    StatisticsOnly = 6,

    /// <summary>待人工核实: a person has to find the missing fact.</summary>
    ManualReview = 7,

    /// <summary>待转介: qualifies; the referral is to be sent.</summary>
    ReferralDue = 8,

    /// <summary>转介中: a referral is open.</summary>
    Referred = 9,

    /// <summary>本地受理: qualifies, and this county is the county of registration.</summary>
    LocalCase = 10,

    /// <summary>已保障.</summary>
    Protected = 11,

    /// <summary>已结束. Final.</summary>
    Ended = 12,
}

/// <summary>Why an entry ended. The numbers are those of the contract's <c>EndReason</c> and are stored.</summary>
internal enum EndReason
{
    /// <summary>返回户籍地.</summary>
    ReturnedHome = 1,

    /// <summary>年满十六周岁.</summary>
    TurnedSixteen = 2,

    /// <summary>离开本省.</summary>
    LeftProvince = 3,

    /// <summary>重复登记.</summary>
    Duplicate = 4,

    /// <summary>死亡.</summary>
    Deceased = 5,

    /// <summary>迁往其他县（市、区）居住.</summary>
    MovedAway = 6,
}

/// <summary>Why an entry refuses a step.</summary>
internal enum ChildRefusal
{
    /// <summary>The entry has ended.</summary>
    Ended,

    /// <summary>A referral of the child is open.</summary>
    ReferralOpen,

    /// <summary>Only a child in <see cref="ChildState.ReferralDue"/> can be referred.</summary>
    NotReferrable,
}

/// <summary>How a referral ended, as far as the child's entry is concerned.</summary>
internal enum ReferralOutcome
{
    /// <summary>Protection was confirmed.</summary>
    Protected,

    /// <summary>The county of registration decided that there is nothing to protect from: the child is monitored as before.</summary>
    NotProtected,

    /// <summary>It ended without a decision on the child's need; a person has to look.</summary>
    Undecided,
}
