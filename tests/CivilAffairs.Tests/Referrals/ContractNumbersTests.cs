using Exchange.CivilAffairs.Domain.Referrals;
using Exchange.CivilAffairs.Referrals;
using Proto = Exchange.Contracts.CivilAffairs.V1;

namespace Exchange.CivilAffairs.Tests.Referrals;

/// <summary>The domain's numbers are the contract's: they are stored, and cast at the edge.</summary>
public class ContractNumbersTests
{
    [Theory]
    [InlineData(typeof(ReferralState), typeof(Proto.ReferralState))]
    [InlineData(typeof(ReturnReason), typeof(Proto.ReturnReason))]
    [InlineData(typeof(EscalationLevel), typeof(Proto.EscalationLevel))]
    [InlineData(typeof(Stage), typeof(Proto.ReferralClock.Types.Stage))]
    [InlineData(typeof(Side), typeof(Proto.ReferralSide))]
    public void Each_value_has_the_name_and_the_number_of_the_contract(Type domain, Type contract)
    {
        NamesOf(domain).ShouldBe(NamesOf(contract));

        static string[] NamesOf(Type type) =>
            [.. Enum.GetValues(type).Cast<object>().Where(value => (int)value != 0).Select(value => $"{value}={(int)value}")];
    }
}
