using Exchange.Hosting.Storage;
using Exchange.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.Hosting.Tests.Storage;

public sealed class MigrationTests
{
    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Migrations_make_what_the_model_expects(string provider) =>
        (await SchemaAgreement.DifferencesAsync<NotesDb>(provider)).ShouldBeEmpty();

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task A_migration_that_forgets_something_is_found(string provider)
    {
        var differences = await SchemaAgreement.DifferencesAsync<ForgetfulDb>(provider);

        differences.ShouldContain(d => d.StartsWith("missing in the migrations: column forgotten title"));
        differences.ShouldContain(d => d.StartsWith("missing in the migrations: index forgotten ix_forgotten_title"));
        differences.ShouldContain(d => d.StartsWith("not in the model: column forgotten name"));
    }

    [Theory, InlineData("sqlite"), InlineData("postgres")]
    public async Task Five_instances_that_start_at_once_migrate_once(string provider)
    {
        await using var test = await TestDatabase<NotesDb>.CreateEmptyAsync(provider);
        var instances = Enumerable.Range(0, 5).Select(_ => new NodeDatabase<NotesDb>(test.Options)).ToList();

        await Task.WhenAll(instances.Select(instance => NodeMigrator.MigrateAsync(instance, default)));

        instances.ShouldAllBe(instance => instance.Readiness.IsReady);
        await using var db = test.Database.CreateContext();
        (await db.Notes.CountAsync()).ShouldBe(0);
        foreach (var instance in instances)
            await instance.DisposeAsync();
    }

    [Fact]
    public async Task A_lock_left_by_an_instance_that_was_killed_while_migrating_blocks_nobody()
    {
        await using var test = await TestDatabase<NotesDb>.CreateEmptyAsync("sqlite");
        await using (var db = test.Database.CreateContext())
        {
            await db.Database.ExecuteSqlRawAsync("""
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2020-01-01');
                """);
        }

        await NodeMigrator.MigrateAsync(test.Database, default).WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_SQLite_file_is_in_WAL_mode_and_flushed_at_every_commit()
    {
        await using var test = await TestDatabase<NotesDb>.CreateAsync("sqlite");
        await using var db = test.Database.CreateContext();

        (await db.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()).ShouldBe("wal");
        (await db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync()).ShouldBe(2);
        (await db.Database.SqlQueryRaw<int>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData("CitizenKey", "citizen_key")]
    [InlineData("URLOfX", "url_of_x")]
    [InlineData("already_snake", "already_snake")]
    [InlineData("Version2Of", "version2_of")]
    public void Names_become_snake_case(string name, string snake) => SnakeCaseNames.Snake(name).ShouldBe(snake);
}

public sealed class ForgetfulDb(DbContextOptions<ForgetfulDb> options) : NodeDb(options)
{
    protected override void Map(ModelBuilder model) => model.Entity<Forgotten>(e =>
    {
        e.ToTable("forgotten");
        e.HasIndex(f => f.Title);
    });
}

public sealed class Forgotten
{
    public Guid Id { get; set; }
    public string Title { get; set; } = "";
}

[DbContext(typeof(ForgetfulDb)), Migration("20250101000000_Initial")]
public sealed class ForgetfulInitial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreatePlatformTables();
        migrationBuilder.CreateTable("forgotten", t => new { id = t.Column<Guid>(), name = t.Column<string>() }, constraints: t => t.PrimaryKey("pk_forgotten", f => f.id));
    }
}
