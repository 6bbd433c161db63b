using System.Data.Common;
using System.Text;
using Exchange.Hosting.Security;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Storage;

/// <summary>What makes two calls the same write.</summary>
/// <param name="Method">Full name of the RPC.</param>
/// <param name="Id">The caller's request id.</param>
/// <param name="Digest">A keyed hash over the caller and the request: another caller's retry, or another request, is not this one.</param>
internal readonly record struct RequestKey(string Method, Guid Id, byte[] Digest)
{
    public static RequestKey Of(string method, Guid id, string caller, IMessage request, IdentityVault vault) =>
        new(method, id, vault.Digest([.. Encoding.UTF8.GetBytes(caller), 0, .. request.ToByteArray()]));
}

/// <summary>
/// Remembers which writes were answered, and how. A unit claims the request before it works and stores the answer with its effect; the
/// primary key makes a second unit with the same request wait for the first and then find its answer.
/// </summary>
internal static class RequestLedger
{
    /// <returns>Null when this unit now owns the request; otherwise the row of the unit that answered it.</returns>
    public static async Task<RequestRow?> ClaimAsync(UnitOfWork unit, RequestKey key, CancellationToken ct)
    {
        await using var claim = unit.Command(
            "INSERT INTO requests (method, request_id, digest, create_time) VALUES (@method, @id, @digest, @time) ON CONFLICT (method, request_id) DO NOTHING");
        AddKey(claim, unit, key);
        claim.Add(unit, "digest", key.Digest);
        claim.Add(unit, "time", unit.Now);
        return await claim.ExecuteNonQueryAsync(ct).ConfigureAwait(false) == 1
            ? null
            : await unit.Database.Requests.AsNoTracking().SingleAsync(r => r.Method == key.Method && r.RequestId == key.Id, ct).ConfigureAwait(false);
    }

    /// <summary>Stores the answer when the unit commits.</summary>
    /// <param name="unit">The unit that claimed the request.</param>
    /// <param name="key">The request.</param>
    /// <param name="response">The response, sealed: it may tell of persons.</param>
    public static void Answer(UnitOfWork unit, RequestKey key, byte[] response) => unit.BeforeCommit(async ct =>
    {
        await using var answer = unit.Command("UPDATE requests SET response = @response WHERE method = @method AND request_id = @id");
        AddKey(answer, unit, key);
        answer.Add(unit, "response", response);
        if (await answer.ExecuteNonQueryAsync(ct).ConfigureAwait(false) != 1)
            throw new InvalidOperationException("The request was not claimed by this unit.");
    });

    private static void AddKey(DbCommand command, UnitOfWork unit, RequestKey key)
    {
        command.Add(unit, "method", key.Method);
        command.Add(unit, "id", key.Id);
    }
}
