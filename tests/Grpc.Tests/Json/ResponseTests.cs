using Exchange.Grpc.Tests.Json.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.Grpc.Tests.Json;

/// <summary>What a call's end becomes in the HTTP response.</summary>
public sealed class ResponseTests : IAsyncLifetime
{
    private JsonServer _server = null!;

    public async Task InitializeAsync() => _server = await JsonServer.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Theory]
    [InlineData("/v1/names/%E5%84%BF", "\"儿\"")]
    [InlineData("/v1/listing?list=a&list=b", """[ "a", "b" ]""")]
    [InlineData("/v1/listing", "[ ]")]
    [InlineData("/v1/listing/kinds", "null")]
    public async Task One_field_of_the_response_may_be_the_answer(string path, string json) =>
        (await _server.GetAsync(path)).Text.ShouldBe(json);

    [Fact]
    public async Task An_answer_is_kept_by_nobody_and_taken_for_nothing_else()
    {
        var answer = await _server.GetAsync("/v1/kinds");

        answer.Http.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Http.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Http.Content.Headers.ContentLength.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_response_of_megabytes_comes_whole()
    {
        var text = new string('儿', 1_000_000);
        _server.Service.OnEcho = (_, _) => Task.FromResult(new Kinds { Text = text });

        (await _server.GetAsync("/v1/kinds")).Json.GetProperty("text").GetString().ShouldBe(text);
    }

    [Theory]
    [InlineData(StatusCode.Cancelled, 499)]
    [InlineData(StatusCode.Unknown, 500)]
    [InlineData(StatusCode.InvalidArgument, 400)]
    [InlineData(StatusCode.DeadlineExceeded, 504)]
    [InlineData(StatusCode.NotFound, 404)]
    [InlineData(StatusCode.AlreadyExists, 409)]
    [InlineData(StatusCode.PermissionDenied, 403)]
    [InlineData(StatusCode.ResourceExhausted, 429)]
    [InlineData(StatusCode.FailedPrecondition, 400)]
    [InlineData(StatusCode.Aborted, 409)]
    [InlineData(StatusCode.OutOfRange, 400)]
    [InlineData(StatusCode.Unimplemented, 501)]
    [InlineData(StatusCode.Internal, 500)]
    [InlineData(StatusCode.Unavailable, 503)]
    [InlineData(StatusCode.DataLoss, 500)]
    [InlineData(StatusCode.Unauthenticated, 401)]
    public async Task Every_code_has_its_HTTP_status(StatusCode code, int http)
    {
        _server.Service.OnEcho = (_, _) => throw new RpcException(new global::Grpc.Core.Status(code, "儿童 100%\n"));

        var answer = await _server.GetAsync("/v1/kinds");

        answer.Status.ShouldBe(http);
        answer.ContentType.ShouldBe("application/json");
        answer.Json.GetProperty("code").GetInt32().ShouldBe((int)code);
        answer.Json.GetProperty("message").GetString().ShouldBe("儿童 100%\n");
        answer.Json.GetProperty("details").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Details_come_as_what_they_are()
    {
        var status = StatusCode.Unavailable.ToRpcStatus(
            "gone",
            new ErrorInfo { Reason = "GONE", Domain = "test", Metadata = { ["a"] = "b" } },
            new LocalizedMessage { Locale = "zh-CN", Message = "已离开" },
            new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(7)) });
        status.Details.Add(new Any { TypeUrl = "type.example/unknown.Type", Value = ByteString.CopyFrom(1, 2) });
        _server.Service.OnEcho = (_, _) => throw status.ToRpcException();

        var answer = await _server.GetAsync("/v1/kinds");

        answer.Status.ShouldBe(503);
        answer.Http.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        var details = answer.Json.GetProperty("details");
        details[0].GetProperty("@type").GetString().ShouldBe("type.googleapis.com/google.rpc.ErrorInfo");
        details[0].GetProperty("reason").GetString().ShouldBe("GONE");
        details[0].GetProperty("metadata").GetProperty("a").GetString().ShouldBe("b");
        details[1].GetProperty("message").GetString().ShouldBe("已离开");
        details[3].GetProperty("@type").GetString().ShouldBe("type.example/unknown.Type");
        details[3].GetProperty("value").GetString().ShouldBe("AQI=");
    }

    [Theory]
    [InlineData("GET", "/v1/nothing", 404, null)]
    [InlineData("GET", "/", 404, null)]
    [InlineData("POST", "/exchange.test.json.v1.KindService/Echo", 404, null)]
    [InlineData("GET", "/v1/kinds/", 404, null)]
    [InlineData("DELETE", "/v1/kinds", 405, "GET, POST")]
    [InlineData("HEAD", "/v1/kinds", 405, "GET, POST")]
    [InlineData("OPTIONS", "/v1/kinds", 405, "GET, POST")]
    [InlineData("POST", "/v1/kinds:watch", 405, "GET")]
    public async Task A_wrong_path_or_method_is_refused(string method, string path, int status, string? allow)
    {
        var answer = await _server.SendAsync(new HttpMethod(method), path);

        answer.Status.ShouldBe(status);
        (answer.Http.Content.Headers.Allow.Count > 0 ? string.Join(", ", answer.Http.Content.Headers.Allow) : null).ShouldBe(allow);
        if (method != "HEAD")
            answer.Json.GetProperty("code").GetInt32().ShouldBe(status == 404 ? 5 : 12);
    }

    [Theory]
    [InlineData("*/*", 200)]
    [InlineData("application/*", 200)]
    [InlineData("text/html, application/json;q=0.5", 200)]
    [InlineData("text/html", 406)]
    [InlineData("application/json;q=0", 406)]
    [InlineData("application/x-ndjson", 406)]
    public async Task An_answer_that_is_not_accepted_is_refused(string accept, int status) =>
        (await _server.SendAsync(HttpMethod.Get, "/v1/kinds", change: request => request.Headers.Accept.ParseAdd(accept)))
            .Status.ShouldBe(status);

    [Fact]
    public async Task A_deadline_ends_the_call_even_if_the_handler_goes_on()
    {
        var end = new TaskCompletionSource();
        _server.Service.OnEcho = async (kinds, _) =>
        {
            await end.Task;
            return kinds;
        };

        var answer = await _server.SendAsync(HttpMethod.Get, "/v1/kinds", change: request => request.Headers.Add("grpc-timeout", "200m"));
        end.SetResult();

        answer.Status.ShouldBe(504);
        answer.Json.GetProperty("code").GetInt32().ShouldBe(4);
    }

    [Theory, InlineData("1"), InlineData("1s"), InlineData("123456789S"), InlineData("-1S"), InlineData("soon")]
    public async Task A_malformed_timeout_is_refused(string timeout)
    {
        var answer = await _server.SendAsync(HttpMethod.Get, "/v1/kinds", change: request => request.Headers.Add("grpc-timeout", timeout));

        answer.Status.ShouldBe(400);
        answer.Violations.Single().ShouldStartWith("grpc-timeout:");
    }

    [Fact]
    public async Task A_caller_who_goes_away_cancels_the_call()
    {
        var begun = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        _server.Service.OnEcho = async (kinds, call) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, call.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancelled.SetResult();
            return kinds;
        };
        using var leave = new CancellationTokenSource();
        var asking = _server.Http.GetAsync("/v1/kinds", leave.Token);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await leave.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(asking);
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
