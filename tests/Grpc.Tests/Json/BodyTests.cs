using System.Net.Http.Headers;
using System.Text;
using Exchange.Grpc.Tests.Json.V1;
using Google.Protobuf;

namespace Exchange.Grpc.Tests.Json;

/// <summary>Bodies, right and wrong.</summary>
public sealed class BodyTests : IAsyncLifetime
{
    private JsonServer _server = null!;

    public async Task InitializeAsync() => _server = await JsonServer.StartAsync(json => json.MaxRequestBodySize = 100_000);

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public async Task A_message_goes_there_and_back()
    {
        var kinds = new Kinds
        {
            Text = "儿童 “引号” \\ \u0001 😀",
            Whole = -1,
            Long = long.MinValue,
            Natural = uint.MaxValue,
            LongNatural = ulong.MaxValue,
            Real = double.NegativeInfinity,
            ShortReal = 0.1f,
            Flag = true,
            Data = ByteString.CopyFrom(0, 255),
            Color = Color.Blue,
            Time = new() { Seconds = -1, Nanos = 5 },
            Span = new() { Seconds = -3 },
            Mask = new() { Paths = { "text", "inner.maybe_text" } },
            MaybeFlag = false,
            MaybeLong = 0,
            MaybeText = "",
            OptionalWhole = 0,
            Texts = { "", "b" },
            Colors = { Color.Red, Color.Unspecified },
            Wholes = { 0, 1 },
            Inner = new() { Inner = new() },
            Inners = { new Kinds(), new Kinds { Whole = 1 } },
            Counts = { ["儿"] = 1, [""] = 0 },
            Right = 0,
        };

        var answer = await _server.PostAsync("/v1/kinds", JsonFormatter.Default.Format(kinds));

        answer.Status.ShouldBe(200);
        answer.ContentType.ShouldBe("application/json");
        JsonParser.Default.Parse<Kinds>(answer.Text).ShouldBe(kinds);
    }

    [Fact]
    public async Task Unset_fields_are_written_but_for_those_that_know_it()
    {
        var answer = await _server.PostAsync("/v1/kinds", "{}");

        answer.Json.GetProperty("text").GetString().ShouldBe("");
        answer.Json.GetProperty("long").GetString().ShouldBe("0");
        answer.Json.GetProperty("color").GetString().ShouldBe("COLOR_UNSPECIFIED");
        answer.Json.GetProperty("texts").GetArrayLength().ShouldBe(0);
        answer.Json.TryGetProperty("optionalWhole", out _).ShouldBeFalse();
        answer.Json.TryGetProperty("inner", out _).ShouldBeFalse();
        answer.Json.TryGetProperty("left", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task Chinese_is_written_as_it_is() =>
        (await _server.PostAsync("/v1/kinds", """{"text":"儿童"}""")).Text.ShouldContain("\"text\": \"儿童\"");

    [Theory]
    [InlineData("""{"longNatural":"5"}""")]
    [InlineData("""{"long_natural":5}""")]
    [InlineData("""{"longNatural":5.0,"texts":null,"inner":null}""")]
    [InlineData(" \r\n{\"longNatural\" : 5e0}\n")]
    [InlineData("\uFEFF{\"longNatural\":5}")]
    public async Task Every_form_that_proto3_allows_is_taken(string json) =>
        (await _server.PostAsync("/v1/kinds", json)).Json.GetProperty("longNatural").GetString().ShouldBe("5");

    [Theory]
    [InlineData("{", "1:2")]
    [InlineData("{\"text\":\n 'a'}", "2:2")]
    [InlineData("{\"text\":\"a\",}", "1:13")]
    [InlineData("{\"\\ud800\":1}", "–")]
    [InlineData("{} {}", "1:4")]
    [InlineData("{\"text\":\"a\" /* why */}", "1:13")]
    [InlineData("text=a", "1:2")]
    [InlineData(" ", "1:2")]
    public async Task What_is_not_JSON_is_refused_with_the_place(string json, string place)
    {
        var answer = await _server.PostAsync("/v1/kinds", json);

        answer.Status.ShouldBe(400);
        answer.Json.GetProperty("message").GetString().ShouldBe($"The body is not JSON: it breaks at {place} (line and byte).");
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused()
    {
        var answer = await SendBytesAsync([.. "{\"text\":\""u8, 0xFF, .. "\"}"u8]);

        answer.Status.ShouldBe(400);
        answer.Text.ShouldContain("not JSON");
    }

    [Theory]
    [InlineData("[]", "(body): The value is no exchange.test.json.v1.Kinds.")]
    [InlineData("5", "(body): The value is no exchange.test.json.v1.Kinds.")]
    [InlineData("null", "(body): The value is no exchange.test.json.v1.Kinds.")]
    [InlineData("""{"nothing":1}""", "nothing: There is no such field or parameter.")]
    [InlineData("""{"210102199901010017":1}""", "(?): There is no such field or parameter.")]
    [InlineData(
        """{"whole":"x","flag":1,"inner":{"data":5,"other":1}}""",
        "whole: The value is no int32.|flag: The value is no bool.|inner.data: The value is no bytes."
        + "|inner.other: There is no such field or parameter.")]
    [InlineData("""{"whole":1.5}""", "whole: The value is no int32.")]
    [InlineData("""{"text":5}""", "text: The value is no string.")]
    [InlineData("""{"text":"\ud800"}""", "text: The value is no string.")]
    [InlineData("""{"color":"RED"}""", "color: The value is none of exchange.test.json.v1.Color.")]
    [InlineData("""{"color":true}""", "color: The value is no exchange.test.json.v1.Color.")]
    [InlineData("""{"texts":"a"}""", "texts: The value is no repeated string.")]
    [InlineData("""{"texts":["a",null,5]}""", "texts[1]: The value is no string.|texts[2]: The value is no string.")]
    [InlineData("""{"inners":[{},{"inner":{"whole":{}}}]}""", "inners[1].inner.whole: The value is no int32.")]
    [InlineData("""{"inners":[{},5]}""", "inners[1]: The value is no exchange.test.json.v1.Kinds.")]
    [InlineData("""{"counts":{"a":"x"}}""", "counts: The value is no map<string, int32>.")]
    [InlineData("""{"counts":[]}""", "counts: The value is no map<string, int32>.")]
    [InlineData("""{"time":"yesterday"}""", "time: The value is no google.protobuf.Timestamp.")]
    [InlineData("""{"span":5}""", "span: The value is no google.protobuf.Duration.")]
    [InlineData("""{"mask":"a_b"}""", "mask: The value is no google.protobuf.FieldMask.")]
    [InlineData("""{"left":"a","right":5}""", "right: It is given more than once.")]
    [InlineData("""{"text":"a","text":"b"}""", "text: It is given more than once.")]
    [InlineData("""{"inners":[{"inner":{"whole":1,"whole":1}}]}""", "inners[0].inner.whole: It is given more than once.")]
    public async Task Wrong_fields_are_named_and_never_quoted(string json, string violations)
    {
        var answer = await _server.PostAsync("/v1/kinds", json);

        answer.Status.ShouldBe(400);
        answer.Violations.ShouldBe(violations.Split('|'));
    }

    [Fact]
    public async Task Many_wrong_fields_are_listed_up_to_a_limit()
    {
        var json = $$"""{"inners":[{{string.Join(',', Enumerable.Repeat("""{"whole":"x"}""", 50))}}]}""";

        (await _server.PostAsync("/v1/kinds", json)).Violations.Count().ShouldBe(20);
    }

    [Fact]
    public async Task Too_deep_a_body_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"inner":""", 70)) + "{}" + new string('}', 70);

        (await _server.PostAsync("/v1/kinds", deep)).Status.ShouldBe(400);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Too_long_a_body_is_refused(bool chunked)
    {
        var answer = await _server.SendAsync(
            HttpMethod.Post, "/v1/kinds", $$"""{"text":"{{new string('a', 100_000)}}"}""",
            request => request.Headers.TransferEncodingChunked = chunked);

        answer.Status.ShouldBe(413);
        answer.Json.GetProperty("code").GetInt32().ShouldBe(8);
    }

    [Fact]
    public async Task A_body_up_to_the_limit_is_taken() =>
        (await _server.PostAsync("/v1/kinds", $$"""{"text":"{{new string('a', 99_989)}}"}""")).Status.ShouldBe(200);

    [Theory]
    [InlineData("application/json; charset=utf-8", 200)]
    [InlineData("Application/JSON", 200)]
    [InlineData("application/json; charset=\"UTF-8\"", 200)]
    [InlineData("application/json; charset=gbk", 415)]
    [InlineData("text/plain", 415)]
    [InlineData("application/x-www-form-urlencoded", 415)]
    [InlineData("application/grpc", 415)]
    [InlineData("application/grpc+proto", 415)]
    [InlineData(null, 415)]
    public async Task Only_JSON_is_taken(string? contentType, int status)
    {
        var answer = await _server.SendAsync(
            HttpMethod.Post,
            "/v1/kinds",
            "{}",
            request => request.Content!.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType));

        answer.Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_compressed_body_is_refused() => (await _server.SendAsync(
        HttpMethod.Post, "/v1/kinds", "{}", request => request.Content!.Headers.ContentEncoding.Add("gzip"))).Status.ShouldBe(415);

    [Fact]
    public async Task An_empty_body_is_an_empty_message() => (await _server.PostAsync("/v1/kinds", "")).Status.ShouldBe(200);

    private Task<JsonAnswer> SendBytesAsync(byte[] body) => _server.SendAsync(HttpMethod.Post, "/v1/kinds", "", request => request.Content =
        new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json", Encoding.UTF8.WebName) } });
}
