using Exchange.Grpc.Tests.Fixture;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.Grpc.Tests.Server;

/// <summary>A request that no handler can see still gets an answer that says whose fault it is.</summary>
public class RequestGuardTests
{
    private static readonly byte[] BrokenMessage = [0x0a, 0xff, 0x01];

    public static TheoryData<string> EveryShape => ["Read", "List", "Collect", "Chat"];

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task A_malformed_message_is_an_invalid_argument(string method)
    {
        await using var server = await EchoServer.StartAsync();
        server.ExpectsErrors = true;

        var answer = await RawCall.SendAsync(server.Address, method, RawCall.Frame(BrokenMessage));

        answer.Code.ShouldBe(Code.InvalidArgument);
        answer.Message.ShouldContain("cannot be decoded");
        server.Service.Calls.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task A_message_over_the_limit_is_resource_exhausted(string method)
    {
        await using var server = await EchoServer.StartAsync(o => o.MaxReceiveMessageSize = 1000);

        var answer = await RawCall.SendAsync(server.Address, method, RawCall.Frame(new StringValue { Value = new string('x', 1000) }.ToByteArray()));

        answer.Code.ShouldBe(Code.ResourceExhausted);
        answer.Message.ShouldContain("larger than this server takes");
    }

    [Fact]
    public async Task Four_mebibytes_are_taken_unless_set_otherwise()
    {
        await using var server = await EchoServer.StartAsync();
        var client = server.Client(connect: o => o.MaxReceiveMessageSize = 5 << 20);
        const int overhead = 5;

        (await client.WriteAsync(new string('x', (4 << 20) - overhead))).Value.Length.ShouldBe((4 << 20) - overhead);
        (await Should.ThrowAsync<RpcException>(async () => await client.WriteAsync(new string('x', (4 << 20) - overhead + 1))))
            .StatusCode.ShouldBe(StatusCode.ResourceExhausted);
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task An_absurd_length_is_an_invalid_argument(string method)
    {
        await using var server = await EchoServer.StartAsync();
        server.ExpectsErrors = true;

        var answer = await RawCall.SendAsync(server.Address, method, RawCall.Frame([1], length: uint.MaxValue));

        answer.Code.ShouldBe(Code.InvalidArgument);
    }

    [Theory]
    [MemberData(nameof(EveryShape))]
    public async Task A_flag_that_gRPC_does_not_know_is_an_invalid_argument(string method)
    {
        await using var server = await EchoServer.StartAsync();
        server.ExpectsErrors = true;

        (await RawCall.SendAsync(server.Address, method, RawCall.Frame([], flag: 7))).Code.ShouldBe(Code.InvalidArgument);
    }

    [Theory]
    [InlineData("Read", new byte[] { 0, 0, 0 })]
    [InlineData("Collect", new byte[] { 0, 0, 0 })]
    [InlineData("Chat", new byte[] { 0, 0, 0, 0, 9, 1 })]
    [InlineData("Collect", new byte[] { 1, 0, 0, 0, 0 })]
    public async Task A_message_that_is_cut_off_or_compressed_without_an_encoding_is_an_invalid_argument(string method, byte[] body)
    {
        await using var server = await EchoServer.StartAsync();
        server.ExpectsErrors = true;

        (await RawCall.SendAsync(server.Address, method, body)).Code.ShouldBe(Code.InvalidArgument);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task A_compressed_request_is_unimplemented(string encoding)
    {
        await using var server = await EchoServer.StartAsync();

        var answer = await RawCall.SendAsync(server.Address, "Read", RawCall.Frame([1, 2, 3], flag: 1), encoding);

        answer.Code.ShouldBe(Code.Unimplemented);
        answer.Message.ShouldContain("identity");
        answer.Fields["grpc-accept-encoding"].ShouldBe(["identity"]);
    }

    [Fact]
    public async Task The_identity_encoding_is_no_compression()
    {
        await using var server = await EchoServer.StartAsync();

        (await RawCall.SendAsync(server.Address, "Read", RawCall.Frame([]), "identity")).Code.ShouldBe(Code.Ok);
    }

    [Fact]
    public async Task A_client_that_compresses_is_told_not_to()
    {
        await using var server = await EchoServer.StartAsync();
        var headers = new Metadata { { "grpc-internal-encoding-request", "gzip" } };

        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client().WriteAsync("x", new CallOptions(headers)));

        failure.StatusCode.ShouldBe(StatusCode.Unimplemented);
    }

    [Fact]
    public async Task Nothing_is_sent_compressed()
    {
        await using var server = await EchoServer.StartAsync();

        using var call = server.Client().ReadAsync(new string('x', 100_000));
        await call;

        (await call.ResponseHeadersAsync).Get("grpc-encoding").ShouldBeNull();
    }

    [Fact]
    public async Task The_answer_is_the_one_that_the_node_chose()
    {
        await using var server = await EchoServer.StartAsync(o =>
            o.Explain = flaw => StatusCode.InvalidArgument.ToRpcStatus($"坏: {flaw}", new ErrorInfo { Reason = "BAD" }).ToRpcException());
        server.ExpectsErrors = true;

        foreach (var method in EveryShape)
        {
            var answer = await RawCall.SendAsync(server.Address, (string)method, RawCall.Frame(BrokenMessage));

            answer.Message.ShouldBe("坏: Malformed");
            answer.Details.Message.ShouldBe("坏: Malformed");
            answer.Details.GetDetail<ErrorInfo>()!.Reason.ShouldBe("BAD");
        }
    }

    [Theory]
    [InlineData(StatusCode.Unknown)]
    [InlineData(StatusCode.Internal)]
    [InlineData(StatusCode.ResourceExhausted)]
    public async Task What_a_handler_says_is_left_alone(StatusCode code)
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnWrite = (_, _) => throw code.ToRpcStatus("mine").ToRpcException();

        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client().WriteAsync(""));

        failure.StatusCode.ShouldBe(code);
        failure.Status.Detail.ShouldBe("mine");
    }

    [Fact]
    public async Task A_method_that_nobody_offers_is_unimplemented()
    {
        await using var server = await EchoServer.StartAsync();

        (await RawCall.SendAsync(server.Address, "Nothing", RawCall.Frame([]))).Code.ShouldBe(Code.Unimplemented);
    }

    [Theory]
    [InlineData("/exchange.test.v1.Echo/Unknown")]
    [InlineData("/exchange.test.v1.Unknown/Read")]
    [InlineData("/")]
    public async Task What_the_server_does_not_offer_is_unimplemented(string path)
    {
        await using var server = await EchoServer.StartAsync();

        var answer = await RawCall.SendAsync(new Uri(server.Address, path), RawCall.Frame([]));

        answer.Code.ShouldBe(Code.Unimplemented);
        answer.Message.ShouldBe("This server has no such method.");
    }
}
