namespace Exchange.Standards;

/// <summary>Why a text is not a division code. The order is the order in which the reasons are tried.</summary>
public enum DivisionCodeError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing, or only white space.</summary>
    Empty,

    /// <summary>Something other than digits; names are for <see cref="Divisions.Find"/>.</summary>
    Character,

    /// <summary>Not 2, 4, 6, 9 or 12 digits.</summary>
    Length,

    /// <summary>The first two digits are no province.</summary>
    Province,

    /// <summary>A part is 0 though a part below it is not, such as the prefecture of 210002.</summary>
    Gap,
}
