using Exchange.Grpc;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.Cli.Terminal;

/// <summary>Reads a service's refusal aloud: the text it sent for people, and the fields that are wrong.</summary>
internal static class RefusalText
{
    public static string Zh(RpcException refusal) =>
        (refusal.GetDetail<LocalizedMessage>()?.Message ?? Unlocalized(refusal)) + Fields(refusal) + Reason(refusal);

    public static string En(RpcException refusal) => $"{refusal.Status.Detail}{Fields(refusal)}{Reason(refusal)}";

    private static string Unlocalized(RpcException refusal) => refusal.StatusCode switch
    {
        StatusCode.Unavailable => "节点没有应答。请确认节点正在运行（./exchange up），稍后重试。",
        StatusCode.DeadlineExceeded => "节点在时限内没有应答。请稍后用同一请求重试。",
        _ => $"{refusal.StatusCode}：{refusal.Status.Detail}",
    };

    private static string Fields(RpcException refusal) => string.Concat(
        (refusal.GetDetail<BadRequest>()?.FieldViolations ?? [])
        .Select(violation => $"{Environment.NewLine}  {violation.Field}: {violation.Description}"));

    private static string Reason(RpcException refusal) => refusal.GetDetail<ErrorInfo>() is { } info ? $" [{info.Reason}]" : "";
}
