namespace Exchange.Standards;

/// <summary>
/// A national student number (学籍号): 19 characters, a letter that tells the kind and 18 more. A formal number contains the
/// citizen identification number and is therefore personal data: <see cref="ToString"/> masks it, <see cref="Reveal"/> gives it.
/// </summary>
public readonly record struct StudentNumber
{
    private const int Length = 19;

    private readonly string? _number;

    private StudentNumber(string number, CitizenId? citizenId)
    {
        _number = number;
        CitizenId = citizenId;
    }

    /// <summary>True for <c>default</c>, which is no number at all.</summary>
    public bool IsEmpty => _number is null;

    /// <summary>What the letter tells; <see cref="StudentNumberKind.None"/> for <c>default</c>.</summary>
    public StudentNumberKind Kind => _number is null ? StudentNumberKind.None : (StudentNumberKind)_number[0];

    /// <summary>The citizen identification number that a formal number (G) contains; null for the other kinds.</summary>
    public CitizenId? CitizenId { get; }

    /// <summary>The formal number of a pupil who has a citizen identification number.</summary>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty.</exception>
    public static StudentNumber Of(CitizenId id) =>
        id.IsEmpty ? throw new ArgumentException("A formal student number needs a citizen id.", nameof(id)) : new('G' + id.Reveal(), id);

    /// <summary>Reads a number; white space, full-width characters and small letters are put right.</summary>
    /// <returns>True with the number, or false with the first reason that applies.</returns>
    public static bool TryParse(string? text, out StudentNumber number, out StudentNumberError error)
    {
        number = default;
        var characters = WrittenText.Tidy(text);
        error = CheckShape(characters);
        if (error != StudentNumberError.None)
            return false;

        if (characters[0] != (char)StudentNumberKind.Formal)
            number = new StudentNumber(characters, null);
        else if (Standards.CitizenId.TryParse(characters[1..], out var id))
            number = new StudentNumber(characters, id);
        else
            error = StudentNumberError.CitizenId;
        return error == StudentNumberError.None;
    }

    /// <summary>The 19 characters themselves. Each call is a disclosure: never log, trace or route by what it returns.</summary>
    public string Reveal() => _number ?? "";

    /// <summary>The kind's letter and eighteen asterisks.</summary>
    public override string ToString() => _number is null ? "" : _number[0] + new string('*', Length - 1);

    private static StudentNumberError CheckShape(string characters)
    {
        if (characters.Length == 0)
            return StudentNumberError.Empty;
        if (characters.Length != Length)
            return StudentNumberError.Length;
        if (!Enum.IsDefined((StudentNumberKind)characters[0]))
            return StudentNumberError.Kind;
        return characters.AsSpan(1, Length - 2).ContainsOnlyDigits() && (char.IsAsciiDigit(characters[^1]) || characters[^1] == 'X')
            ? StudentNumberError.None
            : StudentNumberError.Character;
    }
}

/// <summary>The kinds of student number; the values are the letters.</summary>
public enum StudentNumberKind
{
    /// <summary>No number.</summary>
    None,

    /// <summary>G: formal, made of the citizen identification number.</summary>
    Formal = 'G',

    /// <summary>J: formal, of a pupil without a citizen identification number.</summary>
    FormalWithoutId = 'J',

    /// <summary>L: temporary.</summary>
    Temporary = 'L',
}

/// <summary>Why a text is not a student number. The order is the order in which the reasons are tried.</summary>
public enum StudentNumberError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing, or only white space.</summary>
    Empty,

    /// <summary>Not 19 characters.</summary>
    Length,

    /// <summary>The first character is not G, J or L.</summary>
    Kind,

    /// <summary>Something other than 17 digits and a digit or X after the letter.</summary>
    Character,

    /// <summary>What follows G is no citizen identification number.</summary>
    CitizenId,
}
