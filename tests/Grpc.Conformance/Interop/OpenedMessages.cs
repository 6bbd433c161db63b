using Grpc.Core;

namespace Exchange.Conformance.Interop;

/// <summary>How many compressed messages each call has brought to a server.</summary>
internal static class OpenedMessages
{
    public static int Of(ServerCallContext call) => Of(call.GetHttpContext());

    /// <summary>gzip for a server, counting for the call that is being served.</summary>
    public static CountingGzip Counter(IServiceProvider services)
    {
        var accessor = services.GetRequiredService<IHttpContextAccessor>();
        return new CountingGzip(() => accessor.HttpContext!.Items[typeof(OpenedMessages)] = Of(accessor.HttpContext) + 1);
    }

    private static int Of(HttpContext http) => http.Items[typeof(OpenedMessages)] as int? ?? 0;
}
