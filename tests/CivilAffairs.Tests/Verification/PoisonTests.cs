using Exchange.CivilAffairs.Tests.Support;
using Exchange.CivilAffairs.Verification;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Hosting;
using Exchange.Hosting.Storage;
using Exchange.Testing;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Tests.Verification;

/// <summary>Entries that cannot be read.</summary>
public sealed class PoisonTests
{
    [Fact]
    public async Task An_entry_that_cannot_be_opened_is_set_aside_and_its_neighbours_go_on()
    {
        await using var node = await LedgerNode.StartAsync();
        node.ExpectsErrors = true;
        var spoilt = await node.EnterUntilAsync(ChildState.Monitored, LedgerNode.Child(1));
        await using (var db = node.Get<NodeDatabase<CivilAffairsDb>>().CreateContext())
        {
            byte[] nothing = [];
            await db.Database.ExecuteSqlAsync($"UPDATE children SET identity = {nothing}, checks = {nothing}, state = 1, verify_time = {node.Clock.Now}");
        }

        node.Get<IWake>().Wake<VerifyChildren>();

        await Eventually.TrueAsync(() => node.Log.Errors.Any(e => e.Contains(spoilt.ChildId, StringComparison.Ordinal)), "the operator is told");
        await node.EnterUntilAsync(ChildState.Monitored, LedgerNode.Child(2));

        node.Log.Errors.Count(e => e.Contains("set aside", StringComparison.Ordinal)).ShouldBe(1, "it is not tried again and again");
    }
}
