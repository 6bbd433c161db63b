using System.Data.Common;
using Exchange.Hosting.Security;
using Exchange.Standards;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;

namespace Exchange.Hosting.Storage;

/// <summary>A register of persons: messages that are sealed as they are stored and found again by the citizen number.</summary>
/// <typeparam name="TDb">A database that maps <see cref="SealedRecord"/>.</typeparam>
/// <typeparam name="TContent">What the register keeps of a person.</typeparam>
public sealed class SealedRegister<TDb, TContent>
    where TDb : NodeDb
    where TContent : class, IMessage<TContent>, new()
{
    private static readonly MessageParser<TContent> Parser = new(() => new TContent());

    private readonly Transactions<TDb> _transactions;
    private readonly IdentityVault _vault;
    private readonly PlainQuery<TContent> _contentsOf;

    public SealedRegister(NodeDatabase<TDb> database, Transactions<TDb> transactions, IdentityVault vault)
    {
        (_transactions, _vault) = (transactions, vault);
        _contentsOf = new($"SELECT sealed FROM {database.TableOf<SealedRecord>()} WHERE match_key = $1", Open);
    }

    /// <summary>All that the register holds about a person, in no particular order.</summary>
    /// <exception cref="StorageUnavailableException">The database did not answer.</exception>
    public async Task<IReadOnlyList<TContent>> FindAsync(CitizenId id, CancellationToken ct) =>
        await _transactions.QueryAsync(_contentsOf, [_vault.Key(id)], ct).ConfigureAwait(false);

    /// <summary>A person's records, to be changed in the unit.</summary>
    public Task<List<SealedRecord>> RecordsAsync(UnitOfWork<TDb> unit, CitizenId id, CancellationToken ct) =>
        RecordsOf(unit.Db, id).ToListAsync(ct);

    /// <summary>The content of a record.</summary>
    public TContent Open(SealedRecord record) => Open(record.Sealed);

    /// <summary>Gives a record another content.</summary>
    public void Change(SealedRecord record, TContent content)
    {
        record.Sealed = _vault.Seal(content.ToByteArray());
        record.Version++;
    }

    /// <summary>Enters one record; it takes the place of the one that the person has in that section.</summary>
    public async Task<SealedRecord> EnterAsync(
        UnitOfWork<TDb> unit, CitizenId id, string section, TContent content, CancellationToken ct) =>
        (await EnterAsync(unit, [(id, section, content)], ct).ConfigureAwait(false))[0];

    /// <summary>Enters records, in one look at the database; of several for one person and section the last stands.</summary>
    /// <returns>The record of each entry, in their order.</returns>
    public async Task<IReadOnlyList<SealedRecord>> EnterAsync(
        UnitOfWork<TDb> unit, IReadOnlyCollection<(CitizenId Id, string Section, TContent Content)> entries, CancellationToken ct)
    {
        var keyed = entries.Select(entry => (Key: _vault.Key(entry.Id), entry.Section, entry.Content)).ToList();
        var keys = keyed.ConvertAll(entry => entry.Key);
        var known = await unit.Db.Set<SealedRecord>().Where(record => keys.Contains(record.MatchKey)).ToListAsync(ct).ConfigureAwait(false);
        var records = known.ToDictionary(record => Place(record.MatchKey, record.Section));
        return keyed.ConvertAll(entry =>
        {
            if (!records.TryGetValue(Place(entry.Key, entry.Section), out var record))
            {
                record = new() { RecordId = unit.NewId(), MatchKey = entry.Key, Section = entry.Section, Sealed = [] };
                records.Add(Place(entry.Key, entry.Section), record);
                unit.Db.Add(record);
            }
            Change(record, entry.Content);
            return record;
        });
    }

    private IQueryable<SealedRecord> RecordsOf(TDb db, CitizenId id)
    {
        var key = _vault.Key(id);
        return db.Set<SealedRecord>().Where(record => record.MatchKey == key);
    }

    private TContent Open(DbDataReader row) => Open(row.GetFieldValue<byte[]>(0));

    private TContent Open(byte[] @sealed) => _vault.Open(@sealed, Parser.ParseFrom);

    private static (string, string) Place(byte[] key, string section) => (Convert.ToHexString(key), section);
}
