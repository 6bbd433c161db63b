namespace Exchange.Standards;

/// <summary>
/// A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters that name an organisation, such as an institution
/// for children or a school. It is public, so <see cref="ToString"/> gives it.
/// </summary>
public readonly record struct SocialCreditCode
{
    private const int Length = 18;

    // The letters I, O, S, V and Z are left out because they are mistaken for digits and for each other.
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private readonly string? _code;

    private SocialCreditCode(string code) => _code = code;

    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>True for <c>default</c>, which is no code at all.</summary>
    public bool IsEmpty => _code is null;

    /// <summary>The character of the registering department: 1 编办, 5 民政, 9 市场监管, and others.</summary>
    public char Registrar => _code is null ? '0' : _code[0];

    /// <summary>The six digits of the division where the organisation was first registered.</summary>
    public string RegistrationPrefix => _code is null ? "" : _code[2..8];

    /// <summary>The check character that the first 17 demand.</summary>
    /// <param name="body">17 characters of the alphabet.</param>
    /// <exception cref="ArgumentException">There are not 17, or one is not of the alphabet.</exception>
    public static char CheckCharacter(ReadOnlySpan<char> body)
    {
        if (body.Length != Weights.Length || body.ContainsAnyExcept(Alphabet))
            throw new ArgumentException("17 characters of the alphabet of GB 32100 are needed.", nameof(body));

        var sum = 0;
        for (var place = 0; place < body.Length; place++)
            sum += Weights[place] * Alphabet.IndexOf(body[place], StringComparison.Ordinal);
        return Alphabet[(31 - sum % 31) % 31];
    }

    /// <summary>Reads a code; white space, full-width characters and small letters are put right.</summary>
    /// <returns>True with the code, or false with the first reason that applies.</returns>
    public static bool TryParse(string? text, out SocialCreditCode code, out SocialCreditCodeError error)
    {
        var characters = WrittenText.Tidy(text);
        error = Check(characters);
        code = error == SocialCreditCodeError.None ? new SocialCreditCode(characters) : default;
        return error == SocialCreditCodeError.None;
    }

    /// <inheritdoc/>
    public override string ToString() => _code ?? "";

    private static SocialCreditCodeError Check(ReadOnlySpan<char> characters)
    {
        if (characters.IsEmpty)
            return SocialCreditCodeError.Empty;
        if (characters.Length != Length)
            return SocialCreditCodeError.Length;
        if (characters.ContainsAnyExcept(Alphabet) || !characters[2..8].ContainsOnlyDigits())
            return SocialCreditCodeError.Character;
        return CheckCharacter(characters[..^1]) == characters[^1] ? SocialCreditCodeError.None : SocialCreditCodeError.Checksum;
    }
}

/// <summary>Why a text is not a unified social credit code. The order is the order in which the reasons are tried.</summary>
public enum SocialCreditCodeError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>Nothing, or only white space.</summary>
    Empty,

    /// <summary>Not 18 characters.</summary>
    Length,

    /// <summary>A character outside the alphabet, which leaves out I, O, S, V and Z, or a letter in the division (places 3 to 8).</summary>
    Character,

    /// <summary>The last character is not the one that the others demand.</summary>
    Checksum,
}
