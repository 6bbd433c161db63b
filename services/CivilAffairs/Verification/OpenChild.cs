using Exchange.CivilAffairs.Domain.Register;
using Exchange.CivilAffairs.Register;
using Exchange.Hosting.Messaging;
using Exchange.Hosting.Storage;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Exchange.CivilAffairs.Verification;

/// <summary>Finds whom an event is about.</summary>
internal static class OpenChild
{
    private const int KeyLength = 32;

    /// <returns>The open entry; null when the child is not in this node's ledger, which is so for most children of the province.</returns>
    /// <exception cref="RefuseMessageException">The key has not the form of one.</exception>
    public static async Task<ChildRecord?> FindAsync(UnitOfWork<CivilAffairsDb> unit, ByteString matchKey, CancellationToken ct)
    {
        if (matchKey.Length != KeyLength)
            throw new RefuseMessageException("match_key is not 32 bytes long.");
        var key = matchKey.ToByteArray();
        return await unit.Db.Children.Open().SingleOrDefaultAsync(c => c.MatchKey == key, ct);
    }
}
