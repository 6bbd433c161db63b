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
        var claimed = await unit.Database.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO requests (method, request_id, digest, create_time) VALUES ({key.Method}, {key.Id}, {key.Digest}, {unit.Now})
             ON CONFLICT (method, request_id) DO NOTHING
             """,
            ct).ConfigureAwait(false);
        return claimed == 1
            ? null
            : await unit.Database.Requests.AsNoTracking().SingleAsync(r => r.Method == key.Method && r.RequestId == key.Id, ct).ConfigureAwait(false);
    }

    /// <summary>Stores the answer: one more row in the batch that saves the unit.</summary>
    /// <param name="unit">The unit that claimed the request.</param>
    /// <param name="key">The request.</param>
    /// <param name="response">The response, sealed: it may tell of persons.</param>
    public static void Answer(UnitOfWork unit, RequestKey key, byte[] response)
    {
        var row = new RequestRow { Method = key.Method, RequestId = key.Id, Digest = key.Digest, CreateTime = unit.Now };
        unit.Database.Attach(row);
        row.Response = response;
    }
}
