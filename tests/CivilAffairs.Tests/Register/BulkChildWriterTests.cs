using Exchange.CivilAffairs.Register;
using Exchange.CivilAffairs.Tests.Support;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Testing;
using Google.Protobuf.WellKnownTypes;

namespace Exchange.CivilAffairs.Tests.Register;

/// <summary>The way of a ledger file into the ledger.</summary>
public sealed class BulkChildWriterTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_is_entered_in_bulk_is_as_if_entered_one_by_one(string provider)
    {
        await using var node = await StartAsync(provider);
        var alone = await node.EnterUntilAsync(ChildState.Monitored, LedgerNode.Child(1));

        var effects = await WriteAsync(node, [Statement(LedgerNode.Child(3)), Statement(LedgerNode.Unregistered())]);
        effects.ShouldBe([BulkEffect.Entered, BulkEffect.Entered]);

        var listed = (await node.Register.ListChildrenAsync(new ListChildrenRequest())).Children;
        listed.Count.ShouldBe(3);
        await Eventually.TrueAsync(
            async () => (await node.CountAsync(ChildState.Monitored), await node.CountAsync(ChildState.ManualReview)) == (2, 1),
            "all are decided on");
        var bulk = await node.GetAsync(listed.Single(c => c.ChildId != alone.ChildId && c.Identity.CitizenId.Length > 0).ChildId);
        Strip(bulk).Equals(Strip(alone)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task The_same_again_changes_nothing(string provider)
    {
        await using var node = await StartAsync(provider);
        ChildStatement[] file = [Statement(LedgerNode.Child(1)), Statement(LedgerNode.Unregistered())];
        await WriteAsync(node, file);

        (await WriteAsync(node, file)).ShouldBe([BulkEffect.Unchanged, BulkEffect.Unchanged]);

        (await node.Register.ListChildrenAsync(new ListChildrenRequest())).Children.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_file_does_not_undo_what_people_corrected_after_it()
    {
        await using var node = await StartAsync("sqlite");
        ChildStatement[] file = [Statement(LedgerNode.Child(1))];
        await WriteAsync(node, file);
        var child = (await node.Register.ListChildrenAsync(new ListChildrenRequest())).Children[0];
        child = await node.UntilAsync(child.ChildId, ChildState.Monitored);
        child.ResidenceAddress = "更正后的地址";
        await node.UpdateAsync(child);

        (await WriteAsync(node, file)).ShouldBe([BulkEffect.Unchanged]);

        (await node.GetAsync(child.ChildId)).ResidenceAddress.ShouldBe("更正后的地址");
    }

    [Fact]
    public async Task Only_what_a_file_has_columns_for_is_replaced()
    {
        await using var node = await StartAsync("sqlite");
        var child = await node.EnterUntilAsync(ChildState.Monitored, LedgerNode.Child(1, c => c.Facts.CareMode = CareMode.Dispersed));
        var changed = LedgerNode.Child(1, c => (c.ResidenceAddress, c.Facts.LeftHukouDate, c.Guardian) = ("新址", "2025-05-01", null));
        var row = Statement(changed) with
        {
            Stated = new FieldMask { Paths = { "identity.name", "residence_address", "facts.left_hukou_date" } },
        };

        (await WriteAsync(node, [row])).ShouldBe([BulkEffect.Updated]);

        var updated = await node.UntilAsync(child.ChildId, ChildState.PendingSixMonths);
        updated.ResidenceAddress.ShouldBe("新址");
        updated.Facts.CareMode.ShouldBe(CareMode.Dispersed);
        updated.Guardian.ShouldBe(child.Guardian);
        (await WriteAsync(node, [row])).ShouldBe([BulkEffect.Unchanged]);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Of_two_statements_about_one_child_the_later_counts(string provider)
    {
        await using var node = await StartAsync(provider);

        (await WriteAsync(node, [Statement(LedgerNode.Child(1)), Statement(LedgerNode.Child(1, c => c.ResidenceAddress = "后者"))]))
            .ShouldBe([BulkEffect.Entered, BulkEffect.Updated]);

        var child = (await node.Register.ListChildrenAsync(new ListChildrenRequest())).Children.ShouldHaveSingleItem();
        (await node.GetAsync(child.ChildId)).ResidenceAddress.ShouldBe("后者");
    }

    [Fact]
    public async Task A_child_whom_this_node_does_not_serve_is_refused_and_the_others_are_entered()
    {
        await using var node = await StartAsync("sqlite");

        var results = await node.Get<Transactions<CivilAffairsDb>>().RunAsync(
            "test",
            unit => node.Get<BulkChildWriter>().WriteAsync(
                unit, [Statement(LedgerNode.Child(1, c => c.Facts.ResidenceDivision = "210202")), Statement(LedgerNode.Child(2))], default),
            default);

        results.ShouldBe([new BulkResult(BulkEffect.Refused, ErrorReason.DivisionNotServed), new BulkResult(BulkEffect.Entered)]);
    }

    private static ChildStatement Statement(Child child)
    {
        var check = new FieldCheck();
        var statement = StatementReader.Read(child, new DateOnly(2025, 7, 15), check);
        check.ThrowIfAny();
        return statement!;
    }

    private static async Task<IEnumerable<BulkEffect>> WriteAsync(LedgerNode node, IReadOnlyList<ChildStatement> statements) =>
        (await node.Get<Transactions<CivilAffairsDb>>().RunAsync(
            "test", unit => node.Get<BulkChildWriter>().WriteAsync(unit, statements, default), default)).Select(r => r.Effect);

    private static Child Strip(Child child)
    {
        var bare = child.Clone();
        (bare.ChildId, bare.Identity.CitizenId, bare.UpdateTime) = ("", "", null);
        return bare;
    }

    private static async Task<LedgerNode> StartAsync(string provider) => await LedgerNode.StartAsync(await LedgerNode.DatabaseAsync(provider));
}
