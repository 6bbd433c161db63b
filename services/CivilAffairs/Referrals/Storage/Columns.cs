using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Standards;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ReferralClock = Exchange.CivilAffairs.Domain.Referrals.ReferralClock;

namespace Exchange.CivilAffairs.Referrals;

/// <summary>How values of the domain are stored: codes and months as text, composed ones as the contract's message for them.</summary>
internal static class Columns
{
    public static readonly ValueConverter Id = new ValueConverter<ReferralId, Guid>(id => id.Value, value => new ReferralId(value));

    public static readonly ValueConverter Division =
        new ValueConverter<DivisionCode, string>(code => code.ToString(), text => DivisionOf(text));

    /// <summary><c>2026-03..2026-05</c>; with nothing after the points while it goes on.</summary>
    public static readonly ValueConverter Months =
        new ValueConverter<MonthSpan, string>(span => $"{span.First}..{span.Last}", text => MonthsOf(text));

    public static readonly ValueConverter Answer = new ValueConverter<Answer, byte[]>(
        answer => LetterWriter.Write(answer).ToByteArray(), bytes => LetterReader.Read(DecisionDetail.Parser.ParseFrom(bytes)));

    public static readonly ValueConverter Award = new ValueConverter<Award, byte[]>(
        award => LetterWriter.Write(award).ToByteArray(), bytes => LetterReader.Read(Protection.Parser.ParseFrom(bytes)));

    public static readonly ValueConverter Answers =
        new ValueConverter<IReadOnlyList<Answer>, byte[]>(answers => Write(answers), bytes => AnswersOf(bytes));

    public static readonly ValueConverter Clocks =
        new ValueConverter<IReadOnlyList<ReferralClock>, byte[]>(clocks => Write(clocks), bytes => ClocksOf(bytes));

    /// <summary>The domain replaces its lists and never changes one.</summary>
    public static ValueComparer<IReadOnlyList<T>> Replaced<T>() => new((a, b) => ReferenceEquals(a, b), list => list.Count, list => list);

    private static DivisionCode DivisionOf(string text) => text.Length == 0 ? DivisionCode.None : DivisionCode.Parse(text);

    private static MonthSpan MonthsOf(string text)
    {
        var points = text.IndexOf("..", StringComparison.Ordinal);
        return new MonthSpan(
            LetterReader.MonthOf(text[..points])!.Value,
            LetterReader.MonthOf(text[(points + 2)..]));
    }

    private static byte[] Write(IReadOnlyList<Answer> answers) =>
        new ReferralFile { Returns = { answers.Select(LetterWriter.Write) } }.ToByteArray();

    private static byte[] Write(IReadOnlyList<ReferralClock> clocks) =>
        new ReferralFile { Clocks = { clocks.Select(LetterWriter.Write) } }.ToByteArray();

    private static IReadOnlyList<Answer> AnswersOf(byte[] bytes) =>
        [.. ReferralFile.Parser.ParseFrom(bytes).Returns.Select(LetterReader.Read)];

    private static IReadOnlyList<ReferralClock> ClocksOf(byte[] bytes) =>
        [.. ReferralFile.Parser.ParseFrom(bytes).Clocks.Select(LetterReader.Read)];
}
