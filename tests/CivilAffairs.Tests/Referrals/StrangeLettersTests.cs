using Exchange.CivilAffairs.Referrals;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting.Messaging;
using Exchange.Standards;
using Exchange.Testing;
using Google.Protobuf;

namespace Exchange.CivilAffairs.Tests.Referrals;

public class StrangeLettersTests
{
    [Fact]
    public async Task A_letter_that_no_step_leads_to_is_parked_with_its_reason()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var id = (await nodes.ReferAsync()).ReferralId;
        await SendAsync(nodes, new Acknowledgement { Reference = Reference(id, version: 2), GuardianToldDate = "2025-07-15" });

        var parked = await UntilParkedAsync(nodes);

        parked.Reason.ShouldBe("In state Received of leg 1 no step leads to this letter.");
        (parked.Subject, parked.Addressee).ShouldBe((id, "civilaffairs/210202"));
        (await nodes.Rest.GetAsync(id, ReferralSide.Hukou)).State.ShouldBe(ReferralState.Received);
    }

    [Theory]
    [InlineData("reference", "")]
    [InlineData("reference.hukou_division", "219999")]
    [InlineData("reference.residence_division", "2101")]
    public async Task A_letter_that_is_wrong_is_parked_and_names_the_field(string field, string value)
    {
        await using var nodes = await TwoNodes.StartAsync();
        var letter = new ReferralWithdrawal { Reference = Reference(TestCases.Id, version: 1), ReasonText = "x" };
        if (field == "reference")
            letter.Reference = null;
        else
            typeof(ReferralReference).GetProperty(field.EndsWith("hukou_division", StringComparison.Ordinal) ? "HukouDivision" : "ResidenceDivision")!.SetValue(letter.Reference, value);
        await SendAsync(nodes, letter);

        (await UntilParkedAsync(nodes)).Reason.ShouldBe($"{field} is missing, malformed or not known here.");
    }

    [Fact]
    public async Task A_case_whose_identity_cannot_be_opened_is_parked()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var letter = new ReferralLetter
        {
            Reference = Reference(TestCases.Id, version: 1),
            ChildId = Guid.NewGuid().ToString(),
            Identity = new Contracts.Type.V1.SealedIdentity { Sealed = ByteString.CopyFromUtf8("not sealed") },
            Facts = new ChildFacts(),
            Assessment = new Decision(),
            DecideDueDate = "2025-07-22",
        };
        await SendAsync(nodes, letter);

        (await UntilParkedAsync(nodes)).Reason.ShouldStartWith("identity.sealed");
    }

    [Fact]
    public async Task A_letter_before_its_case_is_held_and_applied_after_it()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var child = await nodes.FindChildAsync();
        await SendAsync(nodes, new ReferralWithdrawal { Reference = Reference(TestCases.Id, version: 2), ReasonText = "选错户籍地" });
        await Eventually.TrueAsync(async () => (await Operations(nodes).HeldAsync(parked: false, 10, default)).Count == 1, "a held letter");

        await nodes.Shenyang.Transactions.RunAsync("test", unit => TestCases.SendAsync(unit, child, "210202"), default);

        await nodes.Rest.UntilAsync(TestCases.Id, ReferralSide.Hukou, ReferralState.Withdrawn);
        (await Operations(nodes).HeldAsync(parked: false, 10, default)).ShouldBeEmpty();
    }

    private static MessageOperations Operations(TwoNodes nodes) => nodes.Rest.Node.Get<MessageOperations>();

    private static ReferralReference Reference(string id, long version) =>
        new() { ReferralId = id, Leg = 1, Version = version, ResidenceDivision = "210102", HukouDivision = "210202" };

    private static Task SendAsync(TwoNodes nodes, IMessage letter) => nodes.Shenyang.Transactions.RunAsync(
        "test",
        unit =>
        {
            var subject = letter.Descriptor.FindFieldByName("reference").Accessor.GetValue(letter) is ReferralReference reference ? reference.ReferralId : TestCases.Id;
            unit.Send(letter, LetterWriter.OfficeOf(DivisionCode.Parse("210102")), LetterWriter.OfficeOf(DivisionCode.Parse("210202")), subject, 2);
            return Task.CompletedTask;
        },
        default);

    private static async Task<HeldMessage> UntilParkedAsync(TwoNodes nodes)
    {
        List<HeldMessage> parked = [];
        await Eventually.TrueAsync(async () => (parked = await Operations(nodes).HeldAsync(parked: true, 10, default)).Count > 0, "a parked letter");
        return parked.ShouldHaveSingleItem();
    }
}
