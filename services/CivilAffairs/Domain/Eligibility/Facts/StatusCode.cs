namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>A parent's status as a source states it (domain §2).</summary>
internal enum StatusCode
{
    /// <summary>未知: says nothing.</summary>
    U,

    /// <summary>正常履行监护: functioning.</summary>
    F,

    /// <summary>死亡.</summary>
    D1,

    /// <summary>宣告失踪, by a court.</summary>
    D2,

    /// <summary>查找不到生父母.</summary>
    D3,

    /// <summary>重残.</summary>
    C1,

    /// <summary>重病.</summary>
    C2,

    /// <summary>服刑在押.</summary>
    C3,

    /// <summary>强制隔离戒毒.</summary>
    C4,

    /// <summary>被执行其他限制人身自由的措施.</summary>
    C5,

    /// <summary>失联.</summary>
    C6,

    /// <summary>被撤销监护资格.</summary>
    C7,

    /// <summary>被遣送(驱逐)出境.</summary>
    C8,
}

/// <summary>What a parent's status means for the child's category.</summary>
internal enum StatusGroup
{
    Unknown,
    Functioning,

    /// <summary>D.</summary>
    Gone,

    /// <summary>C.</summary>
    Unable,
}

internal static class StatusCodes
{
    /// <summary>The group that a code belongs to when it passes its test.</summary>
    public static StatusGroup Group(this StatusCode code) => code switch
    {
        StatusCode.U => StatusGroup.Unknown,
        StatusCode.F => StatusGroup.Functioning,
        <= StatusCode.D3 => StatusGroup.Gone,
        _ => StatusGroup.Unable,
    };
}
