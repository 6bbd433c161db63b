namespace Exchange.Standards;

/// <summary>Why a text is not a citizen identification number. The order is the order in which the reasons are tried.</summary>
public enum CitizenIdError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing, or only white space.</summary>
    Empty,

    /// <summary>
    /// A spreadsheet took it for a number and kept 15 of its digits: scientific notation (2.19901E+17), or 18 digits that end in
    /// 000 (or in what 000 becomes as a binary floating-point number) and are otherwise wrong. The lost digits cannot be computed back.
    /// </summary>
    ExcelMangled,

    /// <summary>Not 18 characters. First-generation numbers of 15 digits have been invalid since 2013.</summary>
    Length,

    /// <summary>Something other than 17 digits followed by a digit or X.</summary>
    Character,

    /// <summary>The first two digits are no province.</summary>
    Division,

    /// <summary>Digits 7 to 14 are no date from 1900 to 2099.</summary>
    BirthDate,

    /// <summary>The last character is not the one that the others demand (ISO 7064, MOD 11-2).</summary>
    Checksum,
}
