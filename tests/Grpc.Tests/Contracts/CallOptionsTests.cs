using Grpc.Core;

namespace Exchange.Grpc.Tests.Contracts;

public class CallOptionsTests
{
    [Fact]
    public void Each_change_leaves_the_rest_and_the_original_as_they_were()
    {
        var headers = new Metadata();
        var deadline = DateTime.UtcNow;
        var write = new WriteOptions(WriteFlags.NoCompress);
        var credentials = CallCredentials.FromInterceptor((_, _) => Task.CompletedTask);
        using var cancel = new CancellationTokenSource();
        var none = default(CallOptions);

        var all = none.WithHeaders(headers).WithDeadline(deadline).WithCancellationToken(cancel.Token).WithWriteOptions(write)
            .WithCredentials(credentials).WithWaitForReady();

        all.Headers.ShouldBeSameAs(headers);
        all.Deadline.ShouldBe(deadline);
        all.CancellationToken.ShouldBe(cancel.Token);
        all.WriteOptions.ShouldBeSameAs(write);
        all.Credentials.ShouldBeSameAs(credentials);
        all.IsWaitForReady.ShouldBeTrue();
        all.WithWaitForReady(false).IsWaitForReady.ShouldBeFalse();
        none.ShouldBe(default);
    }
}
