namespace Exchange.Tests.Architecture;

public sealed class ArchitectureTests
{
    private static readonly Rule[] Rules =
    [
        Architecture.Rules.ProjectReferences.Rule,
        Architecture.Rules.DomainVocabulary.Rule,
        Architecture.Rules.Protoc.Rule,
        Architecture.Rules.GrpcContracts.Rule,
        Architecture.Rules.PackageVersions.Rule,
        Architecture.Rules.SolutionMembers.Rule,
        Architecture.Rules.FileLength.Rule,
        Architecture.Rules.SwallowedExceptions.Rule,
        Architecture.Rules.WallClock.Rule,
        Architecture.Rules.VagueNames.Rule,
    ];

    public static TheoryData<string> Sentences => [.. Rules.Select(rule => rule.Says)];

    public static IEnumerable<object[]> Offenders =>
        Rules.SelectMany(rule => rule.Offenders.Select(offender => new object[] { rule.Says, offender.Path }));

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_repository_keeps_the_rule(string says)
    {
        var rule = RuleOf(says);

        if (Directory.Exists(Repository.PathOf("services")))
            Repository.Files.ShouldContain(file => rule.LooksAt(file), "a rule that looks at nothing proves nothing");
        rule.Check(Repository.Files).ShouldBeEmpty(says);
    }

    [Theory]
    [MemberData(nameof(Offenders))]
    public void An_offender_is_caught(string says, string path)
    {
        var rule = RuleOf(says);
        var offender = rule.Offenders.Single(file => file.Path == path);

        rule.Check([offender]).ShouldNotBeEmpty();
        rule.Check([.. rule.Innocents, offender]).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Sentences))]
    public void The_innocent_are_let_pass(string says)
    {
        var rule = RuleOf(says);

        rule.Innocents.ShouldAllBe(file => rule.LooksAt(file));
        rule.Check(rule.Innocents).ShouldBeEmpty();
    }

    private static Rule RuleOf(string says) => Rules.Single(rule => rule.Says == says);
}
