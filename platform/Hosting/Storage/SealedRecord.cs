using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.Hosting.Storage;

/// <summary>A record about a person as a register keeps it: found by the key of the citizen number, its content sealed.</summary>
public sealed class SealedRecord
{
    public required Guid RecordId { get; init; }

    /// <summary>HMAC of the citizen number, 32 bytes.</summary>
    public required byte[] MatchKey { get; init; }

    /// <summary>
    /// Part of the register that the record stands in, such as a household's book or a school; a person has one record in each at
    /// most. No personal data.
    /// </summary>
    public required string Section { get; init; }

    /// <summary>The content: a protobuf message, sealed.</summary>
    public required byte[] Sealed { get; set; }

    /// <summary>Counts the changes, from 1; decides races.</summary>
    public int Version { get; set; }

    /// <summary>Maps a department's register to a table.</summary>
    public static void Map(ModelBuilder model, string table) => model.Entity<SealedRecord>(record =>
    {
        record.ToTable(table);
        record.HasKey(r => r.RecordId);
        record.Property(r => r.RecordId).ValueGeneratedNever();
        record.Property(r => r.Version).IsConcurrencyToken();
        record.HasIndex(r => new { r.MatchKey, r.Section }).IsUnique();
    });

    /// <summary>Creates the table.</summary>
    public static void Create(MigrationBuilder migration, string table)
    {
        migration.CreateTable(
            table,
            t => new
            {
                record_id = t.Column<Guid>(),
                match_key = t.Column<byte[]>(),
                section = t.Column<string>(),
                @sealed = t.Column<byte[]>(),
                version = t.Column<int>(),
            },
            constraints: t => t.PrimaryKey($"pk_{table}", r => r.record_id));
        migration.CreateIndex($"ix_{table}_match_key_section", table, ["match_key", "section"], unique: true);
    }
}
