using Google.Protobuf;

namespace Exchange.Contracts.Tests;

/// <summary>
/// A change of the contracts that keeps their schema and breaks their meaning is seen in review: it changes a line of golden/.
/// </summary>
public sealed class GoldenTests
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithTypeRegistry(Packages.Registry));
    private static readonly JsonParser Parser = new(JsonParser.Settings.Default.WithTypeRegistry(Packages.Registry));

    public static TheoryData<string> Names => [.. Packages.Names];

    public static TheoryData<string> Messages => [.. Packages.Messages.Select(message => message.FullName)];

    [Theory, MemberData(nameof(Names))]
    public void A_package_is_on_the_wire_what_its_file_says(string package)
    {
        var found = PackageText.Of(package);
        Golden.UpdateIfAsked(package, found);

        if (Golden.Explain(package, Golden.Read(package), found) is { Length: > 0 } change)
            Assert.Fail(change);
    }

    [Fact]
    public void Every_file_has_its_package() =>
        Golden.Packages.Except(Packages.Names).ShouldBeEmpty("files of packages that are gone; delete them if that is meant");

    [Theory, MemberData(nameof(Messages))]
    public void A_message_is_the_fields_of_its_file_one_after_the_other(string message)
    {
        var type = Packages.Messages.Single(type => type.FullName == message);
        var fields = type.Fields.InFieldNumberOrder().SelectMany(field => Canonical.With(field).ToByteArray()).ToArray();

        type.Parser.ParseFrom(fields).ShouldBe(Canonical.Of(type));
    }

    [Theory, MemberData(nameof(Messages))]
    public void A_message_comes_back_from_its_JSON_as_it_was(string message)
    {
        var type = Packages.Messages.Single(type => type.FullName == message);
        foreach (var sample in type.Fields.InFieldNumberOrder().Select(Canonical.With).Append(Canonical.Of(type)))
            Parser.Parse(Formatter.Format(sample), type).ShouldBe(sample);
    }

    [Fact]
    public void A_changed_meaning_is_shown_with_what_was_and_what_is()
    {
        const string package = "exchange.civilaffairs.v1";
        var written = Golden.Read(package);
        var swapped = written
            .Replace("4 REFERRAL_STATE_ACCEPTED", "10 REFERRAL_STATE_ACCEPTED", StringComparison.Ordinal)
            .Replace("10 REFERRAL_STATE_REJECTED", "4 REFERRAL_STATE_REJECTED", StringComparison.Ordinal);

        var change = Golden.Explain(package, written, swapped);

        change.ShouldContain("-   4 REFERRAL_STATE_ACCEPTED");
        change.ShouldContain("+   10 REFERRAL_STATE_ACCEPTED");
        change.ShouldContain("    3 REFERRAL_STATE_OPENED");
        change.ShouldNotContain("message ");
        change.ShouldContain(Golden.Command);
    }
}
