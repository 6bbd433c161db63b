using Exchange.Grpc.Tests.Fixture;
using Grpc.Core;

namespace Exchange.Grpc.Tests.Contracts;

public class ClientBaseTests
{
    [Fact]
    public void A_test_double_says_that_it_has_no_channel() =>
        Should.Throw<InvalidOperationException>(() => new Double().Read("")).Message.ShouldContain("test double");

    [Fact]
    public void A_client_for_another_host_asks_for_that_host_and_leaves_the_first_alone()
    {
        var invoker = new Recorder();
        var client = new Echo.EchoClient(invoker);

        Should.Throw<NotImplementedException>(() => client.WithHost("one").WithHost("two").Read(""));
        invoker.Host.ShouldBe("two");
        Should.Throw<NotImplementedException>(() => client.Read(""));
        invoker.Host.ShouldBeNull();
    }

    private sealed class Double : Echo.EchoClient;

    private sealed class Recorder : CallInvoker
    {
        public string? Host { get; private set; }

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
        {
            Host = host;
            throw new NotImplementedException();
        }

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotImplementedException();

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => throw new NotImplementedException();

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotImplementedException();

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) => throw new NotImplementedException();
    }
}
