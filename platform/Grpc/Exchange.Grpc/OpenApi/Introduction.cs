namespace Exchange.Grpc.OpenApi;

/// <summary>What every caller should know, at the head of the document: a line for each paragraph.</summary>
internal static class Introduction
{
    public const string Chinese =
        """
        以 HTTP 和 JSON 提供与 gRPC 完全相同的接口：两者出自同一份契约（proto），含义、权限、时限和错误都一致。
        每次写操作带一个 `requestId`（UUID）。没有得到答复时，用同一个 `requestId` 和同样的内容重试：只会生效一次，并得到第一次的答复。
        时限写在请求头 `grpc-timeout` 中，例如 `5S`；不写则采用节点的默认时限。
        JSON 按 proto3 规则书写：字段名为 lowerCamelCase（请求中也接受 proto 名称），枚举用名称，64 位整数为字符串，时间为 RFC 3339，日期为 `2026-03-01`。响应会写出未设置的字段；请求中不认识的字段会被拒绝。
        失败时返回 `google.rpc.Status`。程序请按 `details` 中 `ErrorInfo` 的 `reason` 判断，给人看的中文说明在 `LocalizedMessage` 中，有误的字段列在 `BadRequest` 中。
        持续推送的接口每行返回一个 JSON 对象（`application/x-ndjson`）；中途失败时，最后一行是 `{"error": …}`。
        回环地址以外一律使用双向 TLS，证书的 OU 表明调用部门。
        """;

    public const string English =
        """
        The same API as over gRPC, as HTTP with JSON: both come from one contract (proto), with the same meaning, permissions, deadlines and errors.
        Give each write a `requestId` (UUID). Unless it is answered, repeat it with the same `requestId` and content: it takes effect once, and the first answer comes again.
        The deadline stands in the header `grpc-timeout`, such as `5S`; without it the node's default holds.
        JSON is as proto3 has it: names in lowerCamelCase (requests may use those of the proto), enums by name, 64-bit integers as strings, times by RFC 3339, dates as `2026-03-01`. Responses write fields that are not set; a request with an unknown field is refused.
        A failure is a `google.rpc.Status`. Programs go by the `reason` of the `ErrorInfo` among its `details`; `LocalizedMessage` has a text for people, `BadRequest` names the fields that are wrong.
        A server stream answers a JSON object a line (`application/x-ndjson`); if it fails on the way, its last line is `{"error": …}`.
        Off loopback there is mutual TLS only, and the certificate's OU says which department calls.
        """;
}
