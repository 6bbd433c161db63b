using Google.Rpc;
using Grpc.Core;
using Status = Grpc.Core.Status;

namespace Exchange.Grpc.Tests.Contracts;

public class StatusTests
{
    [Fact]
    public void The_codes_have_the_numbers_of_the_wire() =>
        Enum.GetValues<StatusCode>().Select(code => ((int)code, code.ToString().ToUpperInvariant()))
            .ShouldBe(Enum.GetValues<Code>().Select(code => ((int)code, code.ToString().ToUpperInvariant())), ignoreOrder: true);

    [Fact]
    public void The_other_enums_have_the_numbers_that_the_official_assemblies_were_compiled_with()
    {
        Enum.GetValues<MethodType>().Select(type => $"{(int)type} {type}")
            .ShouldBe(["0 Unary", "1 ClientStreaming", "2 ServerStreaming", "3 DuplexStreaming"]);
        Enum.GetValues<ConnectivityState>().Select(state => $"{(int)state} {state}")
            .ShouldBe(["0 Idle", "1 Connecting", "2 Ready", "3 TransientFailure", "4 Shutdown"]);
        ((int)WriteFlags.BufferHint).ShouldBe(1);
        ((int)WriteFlags.NoCompress).ShouldBe(2);
    }

    [Fact]
    public void An_exception_tells_status_trailers_and_local_cause()
    {
        var cause = new InvalidOperationException("why");
        var trailers = new Metadata { { "a", "1" } };

        var exception = new RpcException(new Status(StatusCode.Aborted, "lost a race", cause), trailers);

        exception.StatusCode.ShouldBe(StatusCode.Aborted);
        exception.Trailers.ShouldBeSameAs(trailers);
        exception.InnerException.ShouldBeSameAs(cause);
        exception.Message.ShouldContain("lost a race");
        exception.Message.ShouldContain("why");
        new RpcException(Status.DefaultCancelled, "mine").Message.ShouldBe("mine");
        new RpcException(Status.DefaultCancelled).Trailers.ShouldBeEmpty();
    }
}
