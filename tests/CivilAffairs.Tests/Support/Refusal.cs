using Exchange.Grpc;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.CivilAffairs.Tests.Support;

/// <summary>What a refused call said.</summary>
/// <param name="Code">The status.</param>
/// <param name="Reason">The stable reason.</param>
/// <param name="Metadata">What was said about it.</param>
/// <param name="Fields">The wrong fields with their reasons, as <c>path REASON</c>.</param>
internal sealed record Refusal(StatusCode Code, string Reason, IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<string> Fields)
{
    public static Task<Refusal> OfAsync<T>(AsyncUnaryCall<T> call) => OfAsync(call.ResponseAsync);

    public static async Task<Refusal> OfAsync(Task call)
    {
        var error = await Should.ThrowAsync<RpcException>(call);
        var info = error.GetDetail<ErrorInfo>().ShouldNotBeNull($"{error.StatusCode} came without a reason: {error.Message}");
        error.GetDetail<LocalizedMessage>()!.Locale.ShouldBe("zh-CN");
        var fields = error.GetDetail<BadRequest>()?.FieldViolations.Select(v => $"{v.Field} {v.Reason}") ?? [];
        return new Refusal(error.StatusCode, info.Reason, info.Metadata, [.. fields]);
    }
}
