using Exchange.Grpc.Tests.Fixture;
using Google.Rpc;
using Grpc.Core;
using RpcStatus = Google.Rpc.Status;

namespace Exchange.Grpc.Tests;

public class RpcStatusTests
{
    private const string Message = "没有这个孩子: 100% sure\nsecond line";

    [Fact]
    public async Task Code_message_and_details_arrive_as_they_were_sent()
    {
        await using var server = await EchoServer.StartAsync();
        server.Service.OnWrite = (_, _) => throw Sent().ToRpcException(new Metadata { { "x-more", "1" } });

        var failure = await Should.ThrowAsync<RpcException>(async () => await server.Client().WriteAsync(""));

        failure.StatusCode.ShouldBe(StatusCode.NotFound);
        failure.Status.Detail.ShouldBe(Message);
        failure.GetRpcStatus().ShouldBe(Sent());
        failure.GetDetail<LocalizedMessage>()!.Message.ShouldBe("没有");
        failure.GetDetail<BadRequest>().ShouldBeNull();
        failure.Trailers.GetValue("x-more").ShouldBe("1");
    }

    [Fact]
    public void The_trailer_carries_the_same_message_as_the_status()
    {
        var exception = Sent().ToRpcException();

        exception.GetRpcStatus()!.Message.ShouldBe(exception.Status.Detail);
        exception.GetRpcStatus()!.Code.ShouldBe((int)exception.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(-1)]
    public void What_is_not_the_code_of_an_error_is_refused(int code) =>
        Should.Throw<ArgumentException>(() => new RpcStatus { Code = code }.ToRpcException());

    [Fact]
    public void A_failure_without_details_has_none() =>
        new RpcException(new global::Grpc.Core.Status(StatusCode.Internal, "")).GetRpcStatus().ShouldBeNull();

    [Fact]
    public void Details_that_cannot_be_decoded_do_not_hide_the_failure() =>
        new RpcException(new global::Grpc.Core.Status(StatusCode.Internal, ""), new Metadata { { RpcStatusExtensions.DetailsTrailer, [0xff] } })
            .GetRpcStatus().ShouldBeNull();

    private static RpcStatus Sent() => StatusCode.NotFound.ToRpcStatus(
        Message,
        new ErrorInfo { Reason = "CHILD_NOT_FOUND", Domain = "test" },
        new LocalizedMessage { Locale = "zh-CN", Message = "没有" });
}
