using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Grpc;
using Exchange.Hosting.Storage;
using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;
using Google.Rpc;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Tests.Rpc;

public sealed class OnceTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_retry_gets_the_first_answer_and_nothing_is_done_twice(string provider)
    {
        await using var node = await StartAsync(provider);
        var client = new ReferralService.ReferralServiceClient(node.Channel);
        var request = new CreateReferralRequest { RequestId = Guid.NewGuid().ToString(), ChildId = "a" };

        var first = await client.CreateReferralAsync(request);
        var again = await client.CreateReferralAsync(request);

        again.ShouldBe(first);
        (await CountAsync(node)).ShouldBe((1, 1));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Retries_that_come_at_the_same_time_all_get_one_answer(string provider)
    {
        await using var node = await StartAsync(provider);
        var client = new ReferralService.ReferralServiceClient(node.Channel);
        node.Get<StubService>().OnGet = _ => Task.Delay(50);
        var request = new CreateReferralRequest { RequestId = Guid.NewGuid().ToString(), ChildId = "a" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.CreateReferralAsync(request).ResponseAsync));

        answers.Distinct().Count().ShouldBe(1);
        node.Get<StubService>().Works.ShouldBe(1);
        (await CountAsync(node)).ShouldBe((1, 1));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task An_id_used_for_another_request_is_refused(string provider)
    {
        await using var node = await StartAsync(provider);
        var client = new ReferralService.ReferralServiceClient(node.Channel);
        var id = Guid.NewGuid().ToString();
        await client.CreateReferralAsync(new() { RequestId = id, ChildId = "a" });

        var error = await Should.ThrowAsync<RpcException>(() => client.CreateReferralAsync(new() { RequestId = id, ChildId = "b" }).ResponseAsync);

        error.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        error.GetDetail<ErrorInfo>()!.Reason.ShouldBe("REQUEST_ID_REUSED");
        (await CountAsync(node)).ShouldBe((1, 1));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Work_that_failed_leaves_its_request_id_free(string provider)
    {
        await using var node = await StartAsync(provider);
        var client = new ReferralService.ReferralServiceClient(node.Channel);
        var request = new CreateReferralRequest { RequestId = Guid.NewGuid().ToString(), ChildId = "a" };
        node.Get<StubService>().OnGet = _ => throw Hosting.Rpc.Fault.Of(ErrorReason.ReferralNotFound);
        await Should.ThrowAsync<RpcException>(() => client.CreateReferralAsync(request).ResponseAsync);

        node.Get<StubService>().OnGet = _ => Task.CompletedTask;
        await client.CreateReferralAsync(request);

        (await CountAsync(node)).ShouldBe((1, 1));
    }

    [Theory, InlineData(""), InlineData("1"), InlineData("00000000-0000-0000-0000-000000000000"), InlineData("{0f8fad5b-d9cb-469f-a165-70867728950e}")]
    public async Task A_write_without_a_proper_request_id_is_refused(string id)
    {
        await using var node = await StartAsync("sqlite");
        var client = new ReferralService.ReferralServiceClient(node.Channel);

        var error = await Should.ThrowAsync<RpcException>(() => client.CreateReferralAsync(new() { RequestId = id }).ResponseAsync);

        error.GetDetail<ErrorInfo>()!.Reason.ShouldBe("REQUEST_ID_INVALID");
        error.GetDetail<BadRequest>()!.FieldViolations.ShouldHaveSingleItem().Field.ShouldBe("request_id");
    }

    private static async Task<TestNode> StartAsync(string provider) => await TestNode.StartAsync<StubNode, NotesDb>(provider == "sqlite" ? null : new Dictionary<string, string?>
    {
        ["Exchange:Database:Provider"] = provider,
        ["Exchange:Database:ConnectionString"] = await TestPostgres.NewDatabaseAsync(),
    });

    private static Task<(int Notes, int Audit)> CountAsync(TestNode node) => node.Get<Transactions<NotesDb>>().ReadAsync(
        async db => (await db.Notes.CountAsync(), await db.Audit.CountAsync()), default);
}
