using System.Text.Json.Nodes;
using Exchange.Grpc.Tests.Json.V1;
using Google.Protobuf;

namespace Exchange.Grpc.Tests.Json;

/// <summary>What path, query and body become in the request message.</summary>
public sealed class RequestTests : IAsyncLifetime
{
    private JsonServer _server = null!;
    private Kinds? _seen;

    public async Task InitializeAsync()
    {
        _server = await JsonServer.StartAsync();
        _server.Service.OnEcho = (kinds, _) => Task.FromResult(_seen = kinds);
    }

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Theory]
    [InlineData("", "{}")]
    [InlineData("&", "{}")]
    [InlineData("text=a+b%20c%26", """{"text":"a b c&"}""")]
    [InlineData("text=%E5%84%BF%E7%AB%A5", """{"text":"儿童"}""")]
    [InlineData("text=", "{}")]
    [InlineData("whole=-5&natural=7", """{"whole":-5,"natural":7}""")]
    [InlineData("long=9007199254740993&longNatural=18446744073709551615",
        """{"long":"9007199254740993","longNatural":"18446744073709551615"}""")]
    [InlineData("long_natural=1&short_real=0.5", """{"longNatural":"1","shortReal":0.5}""")]
    [InlineData("real=1e3&shortReal=NaN", """{"real":1000,"shortReal":"NaN"}""")]
    [InlineData("flag=true&optionalWhole=0", """{"flag":true,"optionalWhole":0}""")]
    [InlineData("data=AQID", """{"data":"AQID"}""")]
    [InlineData("color=COLOR_RED&colors=2&colors=COLOR_RED", """{"color":"COLOR_RED","colors":["COLOR_BLUE","COLOR_RED"]}""")]
    [InlineData("texts=b&texts=a&texts=", """{"texts":["b","a",""]}""")]
    [InlineData("wholes=3&wholes=1", """{"wholes":[3,1]}""")]
    [InlineData("inner.text=x&inner.inner.whole=1&inner.texts=y", """{"inner":{"text":"x","inner":{"whole":1},"texts":["y"]}}""")]
    [InlineData("time=2026-03-01T08:00:00.5%2B08:00&span=1.5s", """{"time":"2026-03-01T00:00:00.500Z","span":"1.500s"}""")]
    [InlineData("mask=text,inner.maybeText", """{"mask":"text,inner.maybeText"}""")]
    [InlineData("maybeFlag=false&maybeLong=5&maybeText=", """{"maybeFlag":false,"maybeLong":"5","maybeText":""}""")]
    [InlineData("right=3", """{"right":3}""")]
    public async Task Query_parameters_are_fields(string query, string expected)
    {
        (await _server.GetAsync("/v1/kinds?" + query)).Status.ShouldBe(200);

        ShouldHaveSeen(expected);
    }

    [Theory]
    [InlineData("nothing=1", "nothing: There is no such field or parameter.")]
    [InlineData("inner.nothing=1", "inner.nothing: There is no such field or parameter.")]
    [InlineData("inner=1", "inner: There is no such field or parameter.")]
    [InlineData("inners.text=1", "inners.text: There is no such field or parameter.")]
    [InlineData("counts=1", "counts: There is no such field or parameter.")]
    [InlineData("text.x=1", "text.x: There is no such field or parameter.")]
    [InlineData("210102199901010017=1", "(?): There is no such field or parameter.")]
    [InlineData("=1", "(?): There is no such field or parameter.")]
    [InlineData("text=a&text=b", "text: It is given more than once.")]
    [InlineData("longNatural=1&long_natural=1", "long_natural: It is given more than once.")]
    [InlineData("whole=x", "whole: The value is no int32.")]
    [InlineData("whole=", "whole: The value is no int32.")]
    [InlineData("whole=99999999999", "whole: The value is no int32.")]
    [InlineData("natural=-1", "natural: The value is no uint32.")]
    [InlineData("flag=1", "flag: The value is no bool.")]
    [InlineData("flag=TRUE", "flag: The value is no bool.")]
    [InlineData("data=%25", "data: The value is no bytes.")]
    [InlineData("color=RED", "color: The value is none of exchange.test.json.v1.Color.")]
    [InlineData("colors=COLOR_RED&colors=x", "colors[1]: The value is none of exchange.test.json.v1.Color.")]
    [InlineData("time=yesterday", "time: The value is no google.protobuf.Timestamp.")]
    [InlineData("maybeLong=x", "maybe_long: The value is no google.protobuf.Int64Value.")]
    [InlineData("left=a&right=1", "right: It is given more than once.")]
    [InlineData("inner.whole=x", "inner.whole: The value is no int32.")]
    public async Task Wrong_parameters_are_named(string query, string violation)
    {
        var answer = await _server.GetAsync("/v1/kinds?" + query);

        answer.Status.ShouldBe(400);
        answer.Violations.ShouldBe([violation]);
    }

    [Theory]
    [InlineData("/v1/numbers/7/true/COLOR_BLUE", """{"whole":7,"flag":true,"color":"COLOR_BLUE"}""")]
    [InlineData("/v1/numbers/7/true/2?text=x", """{"whole":7,"flag":true,"color":"COLOR_BLUE","text":"x"}""")]
    [InlineData("/v1/numbers/0/false/0", "{}")]
    [InlineData("/v1/times/2026-03-01T00%3A00%3A00Z", """{"time":"2026-03-01T00:00:00Z"}""")]
    public async Task Path_variables_are_fields(string path, string expected)
    {
        (await _server.GetAsync(path)).Status.ShouldBe(200);

        ShouldHaveSeen(expected);
    }

    [Theory]
    [InlineData("/v1/numbers/x/true/1", "whole: The value is no int32.")]
    [InlineData("/v1/numbers/7/yes/1", "flag: The value is no bool.")]
    [InlineData("/v1/numbers/7/true/1?whole=8", "whole: It is given more than once.")]
    public async Task Wrong_path_variables_are_named(string path, string violation) =>
        (await _server.GetAsync(path)).Violations.ShouldBe([violation]);

    [Fact]
    public async Task The_body_may_be_all_fields_but_those_of_the_path()
    {
        var answer = await _server.SendAsync(
            HttpMethod.Put,
            "/v1/kinds/a%2Fb/inner/c",
            """{"whole":3,"inner":{"flag":true},"text":"a/b"}""");

        answer.Status.ShouldBe(200);
        ShouldHaveSeen("""{"text":"a/b","whole":3,"inner":{"text":"c","flag":true}}""");
    }

    [Theory]
    [InlineData("""{"text":"other"}""", "text: It is given more than once.")]
    [InlineData("""{"inner":{"text":"other"}}""", "inner.text: It is given more than once.")]
    public async Task A_body_that_contradicts_the_path_is_refused(string body, string violation) =>
        (await _server.SendAsync(HttpMethod.Put, "/v1/kinds/a/inner/c", body)).Violations.ShouldBe([violation]);

    [Fact]
    public async Task With_the_whole_body_there_is_no_query() =>
        (await _server.PostAsync("/v1/kinds?text=a", "{}")).Violations.ShouldBe(["text: There is no such field or parameter."]);

    [Fact]
    public async Task The_body_may_be_one_field()
    {
        var answer = await _server.SendAsync(
            HttpMethod.Patch, "/v1/shelves/1/kinds/a%2Fb?check=true&list=x", """{"text":"儿童","wholes":[1]}""");

        var put = JsonParser.Default.Parse<PutRequest>(answer.Text);
        var kinds = new Kinds { Text = "儿童", Wholes = { 1 } };
        put.ShouldBe(new PutRequest { Name = "shelves/1/kinds/a%2Fb", Check = true, List = { "x" }, Kinds = kinds });
    }

    [Fact]
    public async Task The_body_may_be_a_repeated_field()
    {
        var answer = await _server.PostAsync("/v1/lists/n", """["a","b"]""");

        JsonParser.Default.Parse<PutRequest>(answer.Text).ShouldBe(new PutRequest { Name = "n", List = { "a", "b" } });
    }

    [Theory]
    [InlineData("kinds.text=a", "kinds.text: There is no such field or parameter.")]
    [InlineData("name=a", "name: It is given more than once.")]
    public async Task What_body_and_path_hold_is_no_parameter(string query, string violation) =>
        (await _server.SendAsync(HttpMethod.Patch, "/v1/shelves/1/kinds/2?" + query, "{}")).Violations.ShouldBe([violation]);

    [Theory]
    [InlineData("GET", "/v1/files", "")]
    [InlineData("GET", "/v1/files/fixed?name=q", "q")]
    [InlineData("GET", "/v1/files/a/b%20c/d", "a/b c/d")]
    [InlineData("DELETE", "/v1/files/a/b:forget", "a/b")]
    [InlineData("GET", "/v1/things/x%3Aread:read", "x:read")]
    public async Task Every_binding_leads_to_the_method(string method, string path, string name) =>
        JsonParser.Default.Parse<PutRequest>((await _server.SendAsync(new HttpMethod(method), path)).Text).Name.ShouldBe(name);

    [Fact]
    public async Task A_rule_for_any_method_takes_unusual_ones() =>
        (await _server.SendAsync(new HttpMethod("REPORT"), "/v1/kinds:any?text=x")).Json.GetProperty("text").GetString().ShouldBe("x");

    [Fact]
    public async Task Headers_are_metadata_of_the_call()
    {
        string? seen = null;
        _server.Service.OnEcho = (kinds, call) =>
        {
            seen = $"{call.RequestHeaders.GetValue("x-office")} {call.Method}";
            return Task.FromResult(kinds);
        };

        await _server.SendAsync(HttpMethod.Post, "/v1/kinds", "{}", request => request.Headers.Add("X-Office", "210102"));

        seen.ShouldBe("210102 /exchange.test.json.v1.KindService/Echo");
    }

    private void ShouldHaveSeen(string json)
    {
        var seen = JsonNode.Parse(JsonFormatter.Default.Format(_seen.ShouldNotBeNull()));
        JsonNode.DeepEquals(seen, JsonNode.Parse(json)).ShouldBeTrue($"got {seen}");
    }
}
