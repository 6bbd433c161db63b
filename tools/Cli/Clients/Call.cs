using Grpc.Core;

namespace Exchange.Cli.Clients;

/// <summary>Calls that outlast a node's restart: the same request, with the same request_id, is sent until it is answered, for at most five minutes.</summary>
internal static class Call
{
    private static readonly TimeSpan EachCall = TimeSpan.FromSeconds(20);

    // Long enough for a node to be started again on a slow machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>The deadline of one attempt.</summary>
    public static DateTime Deadline => DateTime.UtcNow + EachCall;

    public static async Task<T> UntilAnsweredAsync<T>(Func<DateTime, AsyncUnaryCall<T>> call, CancellationToken ct = default)
    {
        var end = DateTime.UtcNow + Patience;
        for (var pause = FirstPause; ; pause = pause < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await call(Deadline);
            }
            catch (RpcException failure) when (IsPassing(failure.StatusCode) && DateTime.UtcNow < end && !ct.IsCancellationRequested)
            {
                await Task.Delay(pause, ct);
            }
        }
    }

    /// <summary>A failure that a repeated request may overcome.</summary>
    public static bool IsPassing(StatusCode code) =>
        code is StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted or StatusCode.Internal or StatusCode.Cancelled;

    public static string NewRequestId() => Guid.NewGuid().ToString();
}
