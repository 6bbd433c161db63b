using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace Exchange.Grpc.Tests.Json;

/// <summary>Whatever is sent ends in an answer that blames the sender, and the next request is served as ever.</summary>
public sealed class MutationTests : IAsyncLifetime
{
    private const string Body = """
        {"text":"儿童","whole":-1,"long":"5","real":1e3,"flag":true,"data":"AAE=","color":"COLOR_RED","time":"2026-03-01T00:00:00Z","span":"1.5s",
        "mask":"text,inner","maybeFlag":false,"texts":["a"],"colors":["COLOR_RED",2],"inner":{"inner":{"whole":0}},"counts":{"a":1},"left":"x"}
        """;

    private const string Query = "text=a%20b&whole=-1&real=1e3&flag=true&data=AAE%3D&color=2&time=2026-03-01T00:00:00Z&span=1s&mask=text&maybeLong=1&inner.text=x";

    private static readonly string[] Pieces =
        ["\"", "{", "}", "[", "]", ",", ":", "null", "1e999", "-", "\\u0000", "\\ud800", "%", "%2F", "%zz", "&", "=", ".", "\0", "\u00ff", "😀", "99999999999999999999"];

    private JsonServer _server = null!;

    public async Task InitializeAsync() => _server = await JsonServer.StartAsync();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task A_mutated_body_is_taken_or_refused(int seed)
    {
        var random = new Random(seed);
        var body = Encoding.UTF8.GetBytes(Body);
        for (var round = 0; round < 500; round++)
        {
            var mutated = Mutate(random, body);
            var answer = await _server.SendAsync(HttpMethod.Post, "/v1/kinds", "", request => request.Content =
                new ByteArrayContent(mutated) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } });

            answer.Status.ShouldBeOneOf([200, 400], $"seed {seed}, round {round}: {Encoding.Latin1.GetString(mutated)} got {answer.Text}");
        }
    }

    [Theory, InlineData(4), InlineData(5)]
    public async Task A_mutated_query_is_taken_or_refused(int seed)
    {
        var random = new Random(seed);
        var query = Encoding.UTF8.GetBytes(Query);
        for (var round = 0; round < 500; round++)
        {
            var mutated = Uri.EscapeDataString(Encoding.Latin1.GetString(Mutate(random, query)))
                .Replace("%26", "&").Replace("%3D", "=").Replace("%25", "%");
            var answer = await _server.GetAsync("/v1/kinds?" + mutated);

            answer.Status.ShouldBeOneOf([200, 400], $"seed {seed}, round {round}: {mutated} got {answer.Text}");
        }
    }

    [Fact]
    public async Task A_connection_serves_on_after_a_refused_body()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(System.Net.IPAddress.Loopback, _server.JsonAddress.Port);
        await using var stream = socket.GetStream();
        using var answers = new StreamReader(stream);

        foreach (var (body, status) in new[] { ("{", 400), ("{\"x\":1}", 400), ("{}", 200), ("", 200) })
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(
                $"POST /v1/kinds HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
            (await ReadAnswerAsync(answers)).ShouldBe(status, body);
        }
    }

    [Fact]
    public async Task A_sender_who_leaves_in_the_middle_of_a_body_harms_nobody()
    {
        using (var socket = new TcpClient())
        {
            await socket.ConnectAsync(System.Net.IPAddress.Loopback, _server.JsonAddress.Port);
            await socket.GetStream().WriteAsync(
                "POST /v1/kinds HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"text\""u8.ToArray());
        }

        (await _server.GetAsync("/v1/kinds")).Status.ShouldBe(200);
    }

    private static async Task<int> ReadAnswerAsync(StreamReader answers)
    {
        var status = int.Parse((await answers.ReadLineAsync())!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
        var length = 0;
        while (await answers.ReadLineAsync() is { Length: > 0 } header)
        {
            if (header.StartsWith("Content-Length: ", StringComparison.Ordinal))
                length = int.Parse(header["Content-Length: ".Length..], System.Globalization.CultureInfo.InvariantCulture);
        }

        await answers.ReadBlockAsync(new char[length]);
        return status;
    }

    private static byte[] Mutate(Random random, byte[] source)
    {
        var bytes = source.ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(bytes.Count);
            var length = random.Next(Math.Min(12, bytes.Count - at));
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]));
                    break;
                case 2:
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
                default:
                    bytes[at] = (byte)random.Next(256);
                    break;
            }
        }

        return [.. bytes];
    }
}
