using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Exchange.PublicSecurity.Registration;

/// <summary>The table of registration tasks.</summary>
internal static class RegistrationTables
{
    private const string Table = "registration_tasks";

    public static void Map(ModelBuilder model) => model.Entity<RegistrationTaskRow>(task =>
    {
        task.ToTable(Table);
        task.HasKey(t => t.TaskId);
        task.Property(t => t.TaskId).ValueGeneratedNever();
        task.HasIndex(t => t.ChildId).IsUnique();
    });

    public static void Create(MigrationBuilder migration)
    {
        migration.CreateTable(
            Table,
            t => new
            {
                task_id = t.Column<Guid>(),
                child_id = t.Column<Guid>(),
                residence_division = t.Column<string>(),
                @sealed = t.Column<byte[]>(),
                create_time = t.Column<DateTimeOffset>(),
            },
            constraints: t => t.PrimaryKey("pk_registration_tasks", e => e.task_id));
        migration.CreateIndex("ix_registration_tasks_child_id", Table, "child_id", unique: true);
    }
}
