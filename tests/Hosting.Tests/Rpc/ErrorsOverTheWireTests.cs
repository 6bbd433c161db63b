using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Grpc;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;
using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;
using Google.Rpc;
using Grpc.Core;
using Microsoft.Data.Sqlite;

namespace Exchange.Hosting.Tests.Rpc;

public sealed class ErrorsOverTheWireTests : IAsyncLifetime
{
    private TestNode _node = null!;
    private ReferralService.ReferralServiceClient _client = null!;

    private StubService Stub => _node.Get<StubService>();

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync<StubNode, NotesDb>();
        _client = new ReferralService.ReferralServiceClient(_node.Channel);
    }

    public Task DisposeAsync() => _node.DisposeAsync().AsTask();

    [Fact]
    public async Task A_fault_carries_reason_domain_metadata_and_both_languages()
    {
        Stub.OnGet = _ => throw Fault.Of(ErrorReason.DivisionNotServed, ("division", "210202"));

        var error = await RefusalAsync();

        error.StatusCode.ShouldBe(StatusCode.FailedPrecondition);
        error.Status.Detail.ShouldBe("Division 210202 is not served by this node. Send it to the node that serves it.");
        var info = error.GetDetail<ErrorInfo>()!;
        (info.Reason, info.Domain, info.Metadata["division"]).ShouldBe(("DIVISION_NOT_SERVED", "civilaffairs.exchange", "210202"));
        var localized = error.GetDetail<LocalizedMessage>()!;
        localized.Locale.ShouldBe("zh-CN");
        localized.Message.ShouldBe("行政区划 210202 不由本节点受理。请向该地所属节点提交。");
        var status = error.GetRpcStatus()!;
        (status.Code, status.Message).ShouldBe(((int)error.StatusCode, error.Status.Detail));
    }

    [Fact]
    public async Task All_wrong_fields_are_named_at_once()
    {
        var error = await RefusalAsync(() => _client.ListReferralsAsync(new ListReferralsRequest { PageSize = 101 }).ResponseAsync);

        var violations = error.GetDetail<BadRequest>()!.FieldViolations;
        violations.Select(v => (v.Field, v.Reason)).ShouldBe([("division", "FIELD_REQUIRED"), ("page_size", "FIELD_INVALID")]);
        violations[0].LocalizedMessage.Message.ShouldBe("必填字段 division 为空。请填写后重试。");
        error.GetDetail<ErrorInfo>()!.Domain.ShouldBe("civilaffairs.exchange", "a shared reason is said by the department that answers");
    }

    [Fact]
    public async Task An_undefined_enum_number_is_refused_wherever_it_stands()
    {
        var request = new ListReferralsRequest { Division = "21", Side = (ReferralSide)77 };
        request.States.Add([ReferralState.Unspecified, (ReferralState)99]);

        var error = await RefusalAsync(() => _client.ListReferralsAsync(request).ResponseAsync);

        error.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        error.GetDetail<BadRequest>()!.FieldViolations.Select(v => v.Field).ShouldBe(["side", "states[1]"]);
        error.GetDetail<ErrorInfo>()!.Reason.ShouldBe("ENUM_VALUE_UNKNOWN");
    }

    [Fact]
    public async Task A_bug_tells_the_caller_nothing_but_an_id_that_finds_it_in_the_log()
    {
        Stub.OnGet = _ => throw new InvalidOperationException("secret 219901200001010017");

        var error = await RefusalAsync();

        error.StatusCode.ShouldBe(StatusCode.Internal);
        error.ToString().ShouldNotContain("219901");
        error.Trailers.ToString()!.ShouldNotContain("219901");
        var id = error.GetDetail<ErrorInfo>()!.Metadata["error_id"];
        error.Status.Detail.ShouldContain(id);
        _node.Log.Errors.ShouldHaveSingleItem().ShouldContain(id);
    }

    [Fact]
    public async Task A_status_from_another_department_is_not_passed_on()
    {
        Stub.OnGet = _ => throw new RpcException(new global::Grpc.Core.Status(StatusCode.NotFound, "theirs"));

        (await RefusalAsync()).StatusCode.ShouldBe(StatusCode.Internal);
    }

    [Fact]
    public async Task A_database_that_is_down_is_UNAVAILABLE_and_says_when_to_come_back()
    {
        Stub.OnGet = _ => throw new StorageUnavailableException(new SqliteException("disk I/O error", 10));

        var error = await RefusalAsync();

        error.StatusCode.ShouldBe(StatusCode.Unavailable);
        error.GetDetail<ErrorInfo>()!.Reason.ShouldBe("STORAGE_UNAVAILABLE");
        error.GetDetail<RetryInfo>()!.RetryDelay.Seconds.ShouldBe(1);
        _node.Log.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_handler_that_overruns_the_deadline_is_stopped_and_nothing_is_logged_as_an_error()
    {
        await _client.GetReferralAsync(new());
        var stopped = new TaskCompletionSource();
        Stub.OnGet = async call =>
        {
            await Task.Delay(Timeout.Infinite, call.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stopped.SetResult();
            call.CancellationToken.ThrowIfCancellationRequested();
        };

        var error = await RefusalAsync(() => _client.GetReferralAsync(new(), deadline: DateTime.UtcNow.AddSeconds(1)).ResponseAsync);

        error.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10));
        _node.Log.Errors.ShouldBeEmpty();
    }

    private Task<RpcException> RefusalAsync() => RefusalAsync(() => _client.GetReferralAsync(new GetReferralRequest()).ResponseAsync);

    private static Task<RpcException> RefusalAsync(Func<Task> call) => Should.ThrowAsync<RpcException>(call);
}
