using System.Globalization;
using System.Text;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>The figures and clauses in force on a day, for a child's hukou place and for the place where the child lives.</summary>
internal sealed class Law
{
    private readonly Parameters _parameters;

    public Law(Parameters parameters, DateOnly asOf, DivisionCode hukou, DivisionCode residence)
    {
        (_parameters, AsOf) = (parameters, asOf);
        Province = DivisionCode.Parse(parameters.Get(Keys.Province, DivisionCode.None, asOf).Value);
        Residence = residence.IsWithin(Province) ? residence : Province;
        // A hukou outside the province is judged by what the place of residence would do.
        Hukou = hukou.IsWithin(Province) ? hukou : Residence;
    }

    public DateOnly AsOf { get; }

    /// <summary>The province whose programme this is.</summary>
    public DivisionCode Province { get; }

    public DivisionCode Hukou { get; }

    public DivisionCode Residence { get; }

    public bool IsInside(DivisionCode place) => place.IsWithin(Province);

    /// <summary>A figure of the hukou place: benefits.</summary>
    public Figure<T> AtHukou<T>(ParameterKey<T> key) => _parameters.Get(key, Hukou, AsOf);

    /// <summary>A figure of the place of residence: finding, monitoring, care.</summary>
    public Figure<T> AtResidence<T>(ParameterKey<T> key) => _parameters.Get(key, Residence, AsOf);

    public AppliedRule Held(Rule rule, string chinese, string english, FactUsed[] facts, params Parameter[] figures) =>
        Apply(rule, Outcome.Held, chinese, english, facts, figures);

    public AppliedRule Applied(Rule rule, bool held, string chinese, string english, FactUsed[] facts, params Parameter[] figures) =>
        Apply(rule, held ? Outcome.Held : Outcome.NotHeld, chinese, english, facts, figures);

    /// <summary>A rule that cannot be decided; its lines are those of the missing fact.</summary>
    public AppliedRule Undecided(Rule rule, MissingFact missing, FactUsed[] facts, params Parameter[] figures) =>
        Apply(rule, Outcome.Undetermined, missing.Chinese, missing.English, facts, figures) with { Missing = missing };

    public static FactUsed Fact(string name, object? value) => new(name, value switch
    {
        null => "UNKNOWN",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool answer => answer ? "true" : "false",
        Enum word => Word(word),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() is { Length: > 0 } text ? text : "UNKNOWN",
    });

    /// <summary>DeFactoUnsupported: DE_FACTO_UNSUPPORTED.</summary>
    public static string Word(Enum value)
    {
        var word = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && word.Length > 0 && char.IsAsciiLetter(word[^1]))
                word.Append('_');
            word.Append(char.ToUpperInvariant(letter));
        }

        return word.ToString();
    }

    private AppliedRule Apply(Rule rule, Outcome outcome, string chinese, string english, FactUsed[] facts, Parameter[] figures)
    {
        var clause = _parameters.Get(rule.Clause, Province, AsOf);
        return new AppliedRule(rule.Id, outcome, clause.Value, clause.Row.From, clause.Row.Source, chinese, english, facts, figures);
    }
}
