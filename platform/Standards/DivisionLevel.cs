namespace Exchange.Standards;

/// <summary>The levels of administration, from above.</summary>
public enum DivisionLevel
{
    /// <summary>No division.</summary>
    None,

    /// <summary>省级: two digits.</summary>
    Province,

    /// <summary>地级: four digits.</summary>
    Prefecture,

    /// <summary>县级: six digits.</summary>
    County,

    /// <summary>乡级: nine digits.</summary>
    Township,
}
