using Exchange.Standards;

namespace Exchange.CivilAffairs.Domain.Eligibility;

/// <summary>What one source's statement comes to.</summary>
/// <param name="Status">The statement.</param>
/// <param name="Rule">The test and its outcome.</param>
/// <param name="CanCare">Whether the parent can look after the child now, whatever the category makes of the status.</param>
internal sealed record TestedStatus(GuardianStatus Status, AppliedRule Rule, bool CanCare)
{
    public Outcome Outcome => Rule.Outcome;
}

/// <summary>The tests of domain §2: each status must be shown by the right document or authority, and pass what its definition asks.</summary>
internal static partial class StatusTests
{
    public static TestedStatus Of(ParentRole who, GuardianStatus status, Law law)
    {
        var test = new Test(who, status, law);
        return status.Code switch
        {
            StatusCode.U => test.Missing("STATUS", Authority.PublicSecurity, "监护情况", "the status"),
            StatusCode.F => test.Held() with { CanCare = true },
            _ when !test.IsShown() => test.MissingEvidence(),
            StatusCode.C1 => SevereDisability(test),
            StatusCode.C2 => SeriousIllness(test),
            StatusCode.C3 => Imprisonment(test),
            StatusCode.C4 or StatusCode.C5 => Term(test),
            StatusCode.C6 => OutOfContact(test),
            StatusCode.C8 => Deportation(test),
            _ => test.Held(),
        };
    }

    private sealed class Test(ParentRole who, GuardianStatus status, Law law)
    {
        private readonly (string Chinese, string English) _who = Words.Of(who);
        private readonly (string Chinese, string English) _status = Words.Of(status.Code);
        private readonly List<Parameter> _figures = [];
        private readonly List<FactUsed> _facts =
        [
            Law.Fact($"{Law.Word(who).ToLowerInvariant()}.status", status.Code),
            Law.Fact("source", status.Source),
            Law.Fact("from", status.From is { } from ? from : "OPEN"),
            Law.Fact("to", status.To is { } to ? to : "OPEN"),
        ];

        public GuardianStatus Status => status;

        public DateOnly AsOf => law.AsOf;

        /// <summary>Takes a figure and remembers it for the explanation.</summary>
        public T Use<T>(ParameterKey<T> key)
        {
            var figure = law.AtHukou(key);
            if (!_figures.Contains(figure.Row))
                _figures.Add(figure.Row);
            return figure.Value;
        }

        /// <summary>Takes a fact and remembers it for the explanation.</summary>
        public T Use<T>(string name, T value)
        {
            _facts.Add(Law.Fact(name, value));
            return value;
        }

        public bool IsVerifier() => Use(Keys.VerifiersOf(status.Code)).Contains(status.Source);

        public bool IsShown() => IsVerifier() || Use(Keys.EvidenceOf(status.Code)).Contains(Use("evidence", status.Evidence));

        public TestedStatus Held(string chinese = "", string english = "") => Result(Outcome.Held, chinese, english, canCare: false);

        public TestedStatus Fails(bool canCare, string chinese, string english) => Result(Outcome.NotHeld, chinese, english, canCare);

        public TestedStatus MissingEvidence()
        {
            var owner = Use(Keys.VerifiersOf(status.Code))[0];
            return Missing("EVIDENCE", owner, $"“{_status.Chinese}”的证明材料", $"evidence that this is so: {_status.English}");
        }

        public TestedStatus Missing(string fact, Authority owner, string chinese, string english)
        {
            var missing = new MissingFact(
                Words.About(who, fact),
                owner,
                $"缺少{_who.Chinese}{chinese}",
                $"Missing of the {_who.English}: {english}");
            return new TestedStatus(status, law.Undecided(Rule.Of(status.Code), missing, [.. _facts], [.. _figures]), CanCare: false);
        }

        private TestedStatus Result(Outcome outcome, string chinese, string english, bool canCare)
        {
            var held = outcome == Outcome.Held;
            var (verdict, result) = status.Code == StatusCode.F ? ("", "") : held ? ("：符合", ": met") : ("：不符合", ": not met");
            var rule = law.Applied(
                Rule.Of(status.Code),
                held,
                $"{_who.Chinese}{_status.Chinese}{verdict}{(chinese.Length > 0 ? $"（{chinese}）" : "")}",
                $"The {_who.English} is {_status.English}{result}{(english.Length > 0 ? $" ({english})" : "")}",
                [.. _facts],
                [.. _figures]);
            return new TestedStatus(status, rule, canCare);
        }
    }
}
