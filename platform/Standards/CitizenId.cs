using System.Globalization;

namespace Exchange.Standards;

/// <summary>
/// A citizen identification number (公民身份号码, GB 11643-1999): 6 digits of the place of first issue, 8 of the birth date,
/// 3 of sequence (odd = male) and a check character.
/// </summary>
/// <remarks>
/// The number is personal data. <see cref="ToString"/> masks it wholly, so that it cannot reach a log or an error by accident;
/// only <see cref="Reveal"/> gives it. It is never a primary key: match it by keyed hash.
/// </remarks>
public readonly record struct CitizenId
{
    private const string Mask = "******************";

    // The 17 digits before the check character; a real number never starts with 0, so 0 means "none".
    private readonly long _body;

    private CitizenId(long body) => _body = body;

    /// <summary>True for <c>default</c>, which is no number at all.</summary>
    public bool IsEmpty => _body == 0;

    /// <summary>
    /// The first six digits: the place where the number was first issued. It is a string and no <see cref="DivisionCode"/> on
    /// purpose: it never says where the household is registered today, and the division may no longer exist.
    /// </summary>
    public string IssuePrefix => (_body / 100_000_000_000).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>The civil date of birth that the number states.</summary>
    public DateOnly BirthDate
    {
        get
        {
            var date = (int)(_body / 1000 % 100_000_000);
            return IsEmpty ? default : new DateOnly(date / 10_000, date / 100 % 100, date % 100);
        }
    }

    /// <summary>The sex that the number states: <see cref="Sex.Male"/> or <see cref="Sex.Female"/>.</summary>
    public Sex Sex => IsEmpty ? Sex.Unknown : _body % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>
    /// True when the number looks as if a spreadsheet had rounded it, and yet its check digit is right. About one rightful number
    /// in a thousand ends in 000, but so does every rounded number, and one of those in eleven passes the check: an importer that
    /// found other rounded numbers in the same column must not trust this one.
    /// </summary>
    public bool MayHaveLostDigits => !IsEmpty && CitizenIdText.IsRounded(Reveal());

    /// <summary>Makes a number for generators and tests, with the right check character.</summary>
    /// <param name="prefix">Six digits; synthetic people use 219901, which is assigned to no place.</param>
    /// <param name="birth">1900-01-01 to 2099-12-31.</param>
    /// <param name="sequence">1 to 999; odd = male.</param>
    /// <exception cref="ArgumentException">A part is outside its range.</exception>
    public static CitizenId Create(string prefix, DateOnly birth, int sequence)
    {
        if (prefix is not { Length: 6 } || !prefix.All(char.IsAsciiDigit) || !Provinces.IsAssigned(prefix))
            throw new ArgumentException("A prefix is six digits that start with the code of a province.", nameof(prefix));
        if (birth.Year is < CitizenIdText.FirstYear or > CitizenIdText.LastYear)
            throw new ArgumentOutOfRangeException(nameof(birth), "A birth date is from 1900 to 2099.");
        ArgumentOutOfRangeException.ThrowIfLessThan(sequence, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sequence, 999);

        long date = birth.Year * 10_000 + birth.Month * 100 + birth.Day;
        return new CitizenId((int.Parse(prefix, CultureInfo.InvariantCulture) * 100_000_000L + date) * 1000 + sequence);
    }

    /// <summary>
    /// Reads a number as people write it: white space, a leading apostrophe, full-width digits and a small x are put right;
    /// everything else is refused with a reason. The division is only checked for a province that exists, because places of first
    /// issue are abolished and renamed; whether the birth date lies in the future is for the caller to say, who knows the date.
    /// </summary>
    /// <returns>True with the number, or false with the first reason that applies.</returns>
    public static bool TryParse(string? text, out CitizenId id, out CitizenIdError error)
    {
        error = CitizenIdText.Read(text, out var body);
        id = error == CitizenIdError.None ? new CitizenId(body) : default;
        return error == CitizenIdError.None;
    }

    /// <inheritdoc cref="TryParse(string?, out CitizenId, out CitizenIdError)"/>
    public static bool TryParse(string? text, out CitizenId id) => TryParse(text, out id, out _);

    /// <summary>Reads a number that is known to be right.</summary>
    /// <exception cref="FormatException">It is not; the message names the reason and never the text.</exception>
    public static CitizenId Parse(string? text) =>
        TryParse(text, out var id, out var error) ? id : throw new FormatException($"Not a citizen identification number: {error}.");

    /// <summary>The 18 characters themselves. Each call is a disclosure: never log, trace or route by what it returns.</summary>
    public string Reveal() => IsEmpty
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"{_body:D17}{CitizenIdChecksum.Of(_body)}");

    /// <summary>Eighteen asterisks, whatever the number.</summary>
    public override string ToString() => IsEmpty ? "" : Mask;
}
