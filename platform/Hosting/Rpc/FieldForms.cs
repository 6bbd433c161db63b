using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using Google.Protobuf;

namespace Exchange.Hosting.Rpc;

/// <summary>Checks of the forms that fields of all departments share. Each notes what is wrong and never quotes the value.</summary>
public static class FieldForms
{
    private const int LongestName = 100;
    private const int DefaultPage = 100;
    private const int LargestPage = 1000;
    private const int LargestBatch = 1000;

    /// <summary>A text that is not blank: FIELD_REQUIRED, and FIELD_INVALID where it is longer than it may be.</summary>
    /// <returns>True when it is right, as for all of these checks.</returns>
    public static bool Text(this FieldCheck check, string text, int longest, string field) =>
        check.Require(!string.IsNullOrWhiteSpace(text), PlatformErrorReason.FieldRequired, field)
        && check.Require(text.Length <= longest, PlatformErrorReason.FieldInvalid, field);

    /// <summary>A civil date, ISO 8601.</summary>
    public static bool Date(this FieldCheck check, string text, string field) =>
        check.Require(text.Length > 0, PlatformErrorReason.FieldRequired, field) && check.DateIfAny(text, field);

    /// <summary>A civil date, ISO 8601, or nothing.</summary>
    public static bool DateIfAny(this FieldCheck check, string text, string field) =>
        check.Require(text.Length == 0 || CivilDate.TryParse(text, out _), PlatformErrorReason.FieldInvalid, field);

    /// <summary>A citizen identity number.</summary>
    /// <param name="check">Takes the violations.</param>
    /// <param name="text">The number.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="invalid">The department's reason for a number that breaks GB 11643; its <c>{detail}</c> is the <see
    /// cref="CitizenIdError"/>.</param>
    public static bool CitizenNumber<TReason>(this FieldCheck check, string text, string field, TReason invalid)
        where TReason : struct, Enum =>
        check.Require(text.Length > 0, PlatformErrorReason.FieldRequired, field)
        && check.Require(CitizenId.TryParse(text, out _, out var error), invalid, field, $"{error}");

    /// <summary>Somebody with a number and a name; the birth date must be right where it is given.</summary>
    public static bool Person<TReason>(this FieldCheck check, PersonIdentity? person, string path, TReason invalidNumber)
        where TReason : struct, Enum =>
        check.Require(person is not null, PlatformErrorReason.FieldRequired, path)
        && check.CitizenNumber(person!.CitizenId, $"{path}.citizen_id", invalidNumber)
        & check.Text(person.Name, LongestName, $"{path}.name")
        & check.DateIfAny(person.BirthDate, $"{path}.birth_date");

    /// <summary>Somebody as a register knows him: with a birth date.</summary>
    public static bool RegisteredPerson<TReason>(this FieldCheck check, PersonIdentity? person, string path, TReason invalidNumber)
        where TReason : struct, Enum =>
        check.Person(person, path, invalidNumber)
        & check.Require(person is not { BirthDate.Length: 0 }, PlatformErrorReason.FieldRequired, $"{path}.birth_date");

    /// <summary>A county that exists, however it is written.</summary>
    public static bool County<TReason>(this FieldCheck check, string division, string field, TReason unknown)
        where TReason : struct, Enum =>
        check.Division(division, field, unknown, code => code.Level == DivisionLevel.County && Divisions.Current.Contains(code));

    /// <summary>A division of some kind, however it is written.</summary>
    /// <param name="check">Takes the violations.</param>
    /// <param name="division">The code.</param>
    /// <param name="field">Path of the field.</param>
    /// <param name="unknown">The department's reason for a division that is none, or not of the kind that is wanted.</param>
    /// <param name="isWanted">Whether it is of that kind.</param>
    public static bool Division<TReason>(
        this FieldCheck check, string division, string field, TReason unknown, Func<DivisionCode, bool> isWanted)
        where TReason : struct, Enum =>
        check.Require(DivisionCode.TryParse(division, out var code) && isWanted(code), unknown, field);

    /// <summary>A division in its significant digits and nothing else: what is kept and told is compared as a text.</summary>
    public static bool Digits<TReason>(this FieldCheck check, string division, string field, TReason unknown)
        where TReason : struct, Enum => check.Division(division, field, unknown, code => code.ToString() == division);

    /// <summary>The number of rows of a page: 1 to 1,000; 0 asks for 100.</summary>
    public static int PageSize(this FieldCheck check, int asked, string field) =>
        check.Require(asked is >= 0 and <= LargestPage, PlatformErrorReason.FieldInvalid, field) && asked > 0 ? asked : DefaultPage;

    /// <summary>
    /// A batch of a stream: 1 to 1,000 entries, each right by itself. The server checks the enums of single requests; those of a
    /// stream are checked here.
    /// </summary>
    /// <param name="check">Takes the violations.</param>
    /// <param name="batch">The request.</param>
    /// <param name="entries">Its entries.</param>
    /// <param name="field">Their field.</param>
    /// <param name="checkEntry">Checks one entry under its path, such as <c>covers[3]</c>.</param>
    public static void Batch<T>(
        this FieldCheck check, IMessage batch, IReadOnlyList<T> entries, string field, Action<FieldCheck, T, string> checkEntry)
    {
        RequestCheck.Enums(check, batch);
        check.Require(entries.Count is > 0 and <= LargestBatch, PlatformErrorReason.FieldInvalid, field);
        for (var i = 0; i < entries.Count; i++)
            checkEntry(check, entries[i], $"{field}[{i}]");
    }
}
