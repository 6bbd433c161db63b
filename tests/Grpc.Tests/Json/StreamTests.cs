using System.Text.Json;
using Exchange.Grpc.Tests.Json.V1;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.Grpc.Tests.Json;

/// <summary>Streams of responses as lines of JSON.</summary>
public sealed class StreamTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private JsonServer _server = null!;

    public async Task InitializeAsync() => _server = await JsonServer.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task Each_message_is_a_line()
    {
        var answer = await _server.GetAsync("/v1/kinds:watch?texts=a%0Ab&texts=%E5%84%BF&texts=");

        answer.Status.ShouldBe(200);
        answer.ContentType.ShouldBe("application/x-ndjson");
        answer.Text.ShouldEndWith("\n");
        answer.Text.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString())
            .ShouldBe(["a\nb", "儿", ""]);
    }

    [Fact]
    public async Task A_line_may_be_one_field() =>
        (await _server.GetAsync("/v1/kinds:watchText?texts=a&texts=b")).Text.ShouldBe("\"a\"\n\"b\"\n");

    [Fact]
    public async Task A_stream_without_messages_is_empty()
    {
        var answer = await _server.GetAsync("/v1/kinds:watch");

        (answer.Status, answer.ContentType, answer.Text).ShouldBe((200, "application/x-ndjson", ""));
    }

    [Theory]
    [InlineData("application/x-ndjson", 200)]
    [InlineData("application/json", 200)]
    [InlineData("text/event-stream", 406)]
    public async Task Who_accepts_lines_or_JSON_gets_lines(string accept, int status) =>
        (await _server.SendAsync(HttpMethod.Get, "/v1/kinds:watch", change: request => request.Headers.Accept.ParseAdd(accept)))
            .Status.ShouldBe(status);

    [Fact]
    public async Task A_line_comes_as_soon_as_its_message_is_written()
    {
        var next = new SemaphoreSlim(0);
        _server.Service.OnWatch = async (_, responses, call) =>
        {
            for (var i = 1; i <= 3; i++)
            {
                await responses.WriteAsync(new Kinds { Whole = i });
                await next.WaitAsync(call.CancellationToken);
            }
        };

        using var response = await _server.Http.GetAsync("/v1/kinds:watch", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());

        for (var i = 1; i <= 3; i++)
        {
            JsonDocument.Parse((await lines.ReadLineAsync().WaitAsync(Limit))!).RootElement.GetProperty("whole").GetInt32().ShouldBe(i);
            next.Release();
        }

        (await lines.ReadLineAsync().WaitAsync(Limit)).ShouldBeNull();
    }

    [Fact]
    public async Task An_error_before_the_first_line_is_answered_as_of_any_method()
    {
        _server.Service.OnWatch = (_, _, _) =>
            throw StatusCode.NotFound.ToRpcStatus("none", new ErrorInfo { Reason = "NONE" }).ToRpcException();

        var answer = await _server.GetAsync("/v1/kinds:watch");

        (answer.Status, answer.ContentType).ShouldBe((404, "application/json"));
        answer.Json.GetProperty("details")[0].GetProperty("reason").GetString().ShouldBe("NONE");
    }

    [Fact]
    public async Task A_later_error_is_the_last_line()
    {
        _server.Service.OnWatch = async (_, responses, _) =>
        {
            await responses.WriteAsync(new Kinds { Text = "a" });
            throw StatusCode.Aborted.ToRpcStatus("over", new ErrorInfo { Reason = "OVER" }).ToRpcException();
        };

        var answer = await _server.GetAsync("/v1/kinds:watch");

        answer.Status.ShouldBe(200);
        var lines = answer.Text.TrimEnd('\n').Split('\n');
        lines.Length.ShouldBe(2);
        var error = JsonDocument.Parse(lines[1]).RootElement.GetProperty("error");
        error.GetProperty("code").GetInt32().ShouldBe(10);
        error.GetProperty("details")[0].GetProperty("reason").GetString().ShouldBe("OVER");
    }

    [Fact]
    public async Task A_deadline_is_the_last_line()
    {
        _server.Service.OnWatch = async (_, responses, call) =>
        {
            await responses.WriteAsync(new Kinds());
            await Task.Delay(Timeout.Infinite, call.CancellationToken);
        };

        var answer = await _server.SendAsync(
            HttpMethod.Get, "/v1/kinds:watch", change: request => request.Headers.Add("grpc-timeout", "500m"));

        answer.Text.TrimEnd('\n').Split('\n')[^1].ShouldContain("\"error\": {\"code\":4,");
    }

    [Fact]
    public async Task A_slow_reader_slows_the_handler_and_gets_everything()
    {
        const int Count = 500;
        var written = 0;
        _server.Service.OnWatch = async (_, responses, _) =>
        {
            for (var i = 0; i < Count; i++)
            {
                await responses.WriteAsync(new Kinds { Whole = i, Text = new string('x', 100_000) });
                written = i + 1;
            }
        };
        using var response = await _server.Http.GetAsync("/v1/kinds:watch", HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        await lines.ReadLineAsync();
        var ahead = await StandingStillAsync(() => written);
        ahead.ShouldBeLessThan(Count, "the handler waits for its reader");

        for (var i = 1; i < Count; i++)
            JsonDocument.Parse((await lines.ReadLineAsync().WaitAsync(Limit))!).RootElement.GetProperty("whole").GetInt32().ShouldBe(i);
    }

    [Fact]
    public async Task A_reader_who_goes_away_cancels_the_call()
    {
        var cancelled = new TaskCompletionSource();
        _server.Service.OnWatch = async (_, responses, call) =>
        {
            await responses.WriteAsync(new Kinds());
            await Task.Delay(Timeout.Infinite, call.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancelled.SetResult();
        };
        var response = await _server.Http.GetAsync("/v1/kinds:watch", HttpCompletionOption.ResponseHeadersRead);

        response.Dispose();

        await cancelled.Task.WaitAsync(Limit);
    }

    /// <summary>The value once it has been the same for half a second.</summary>
    private static async Task<int> StandingStillAsync(Func<int> value)
    {
        for (var last = -1; ;)
        {
            var now = value();
            if (now == last)
                return now;
            last = now;
            await Task.Delay(500);
        }
    }
}
