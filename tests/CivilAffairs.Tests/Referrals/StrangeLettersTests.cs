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
    [InlineData("reference")]
    [InlineData("reference.hukou_division")]
    [InlineData("reference.residence_division")]
    [InlineData("reference.leg")]
    public async Task A_letter_that_is_wrong_is_parked_and_names_the_field(string field)
    {
        await using var nodes = await TwoNodes.StartAsync();
        var reference = Reference(TestCases.Id, version: 1);
        switch (field)
        {
            case "reference.hukou_division":
                reference.HukouDivision = "219999";
                break;
            case "reference.residence_division":
                reference.ResidenceDivision = "2101";
                break;
            case "reference.leg":
                reference.Leg = 0;
                break;
        }

        await SendAsync(nodes, new ReferralWithdrawal { Reference = field == "reference" ? null : reference, ReasonText = "x" });

        (await UntilParkedAsync(nodes)).Reason.ShouldBe($"{field} is missing, malformed or not known here.");
    }

    [Fact]
    public async Task A_letter_that_speaks_for_another_county_than_its_sender_is_parked()
    {
        await using var nodes = await TwoNodes.StartAsync();
        var reference = Reference(TestCases.Id, version: 2);
        reference.ResidenceDivision = "210103";
        await SendAsync(nodes, new ReferralWithdrawal { Reference = reference, ReasonText = "x" });

        (await UntilParkedAsync(nodes)).Reason.ShouldBe("It speaks for civilaffairs/210103 and was sent by civilaffairs/210102.");
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
            var reference = letter.Descriptor.FindFieldByName("reference").Accessor.GetValue(letter) as ReferralReference;
            var (from, to) = (LetterWriter.OfficeOf(DivisionCode.Parse("210102")), LetterWriter.OfficeOf(DivisionCode.Parse("210202")));
            unit.Send(letter, from, to, reference?.ReferralId ?? TestCases.Id, version: 2);
            return Task.CompletedTask;
        },
        default);

    private static async Task<HeldMessage> UntilParkedAsync(TwoNodes nodes)
    {
        List<HeldMessage> parked = [];
        await Eventually.TrueAsync(
            async () => (parked = await Operations(nodes).HeldAsync(parked: true, 10, default)).Count > 0, "a parked letter");
        return parked.ShouldHaveSingleItem();
    }
}
