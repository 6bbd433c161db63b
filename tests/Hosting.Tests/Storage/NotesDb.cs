using Exchange.Hosting.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.Hosting.Tests.Storage;

/// <summary>A department's database as small as can be, with a column of every kind.</summary>
public sealed class NotesDb(DbContextOptions<NotesDb> options) : NodeDb(options)
{
    public DbSet<Note> Notes => Set<Note>();

    protected override void Map(ModelBuilder model) => model.Entity<Note>(e =>
    {
        e.Property(n => n.Id).ValueGeneratedNever();
        e.HasIndex(n => n.Title).IsUnique();
        e.Property(n => n.Version).IsConcurrencyToken();
    });
}

public sealed class Note
{
    public Guid Id { get; set; }
    public string Title { get; set; } = "";
    public DateTimeOffset CreateTime { get; set; }
    public DateTimeOffset? CloseTime { get; set; }
    public DateOnly BirthDate { get; set; }
    public decimal Amount { get; set; }
    public byte[]? Sealed { get; set; }
    public NoteKind Kind { get; set; }
    public bool Flagged { get; set; }
    public long Version { get; set; }
}

public enum NoteKind
{
    Plain,
    Urgent,
}

[DbContext(typeof(NotesDb)), Migration("20250101000000_Initial")]
public sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreatePlatformTables();
        migrationBuilder.CreateTable(
            "notes",
            t => new
            {
                id = t.Column<Guid>(),
                title = t.Column<string>(),
                create_time = t.Column<DateTimeOffset>(),
                close_time = t.Column<DateTimeOffset>(nullable: true),
                birth_date = t.Column<DateOnly>(),
                amount = t.Column<decimal>(precision: 18, scale: 2),
                @sealed = t.Column<byte[]>(nullable: true),
                kind = t.Column<int>(),
                flagged = t.Column<bool>(),
                version = t.Column<long>(),
            },
            constraints: t => t.PrimaryKey("pk_notes", n => n.id));
        migrationBuilder.CreateIndex("ix_notes_title", "notes", "title", unique: true);
    }
}
