using Exchange.Grpc;
using Google.Rpc;
using Grpc.Core;

namespace Exchange.Testing;

/// <summary>What a caller learns of a call that was refused.</summary>
/// <param name="Code">Status code.</param>
/// <param name="Reason">Reason and domain: <c>education.exchange/DIVISION_UNKNOWN</c>.</param>
/// <param name="Fields">The fields that are wrong, each with its reason.</param>
/// <param name="Everything">Every word of it, to look for what must not be there.</param>
public sealed record Refusal(StatusCode Code, string Reason, IReadOnlyList<string> Fields, string Everything)
{
    /// <summary>Makes a call that must be refused.</summary>
    public static async Task<Refusal> OfAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RpcException refused)
        {
            return Of(refused);
        }
        throw new InvalidOperationException("The call was not refused.");
    }

    private static Refusal Of(RpcException refused)
    {
        var info = refused.GetDetail<ErrorInfo>() ?? new();
        var fields = refused.GetDetail<BadRequest>() ?? new();
        var message = refused.GetDetail<LocalizedMessage>() ?? new();
        return new(
            refused.StatusCode,
            $"{info.Domain}/{info.Reason}",
            [.. fields.FieldViolations.Select(violation => $"{violation.Field} {violation.Reason}")],
            $"{refused} {info} {fields} {message}");
    }
}
