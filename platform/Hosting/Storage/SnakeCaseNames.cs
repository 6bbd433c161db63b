using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Exchange.Hosting.Storage;

/// <summary>
/// Names tables, columns, keys and indexes in snake_case: <c>children.citizen_key</c>, <c>pk_children</c>,
/// <c>ix_children_citizen_key</c>. Names given by hand stay.
/// </summary>
internal sealed class SnakeCaseNames : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder model, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in model.Metadata.GetEntityTypes())
        {
            if (entity.GetTableName() is { } table)
                entity.Builder.ToTable(Snake(table));
            NameColumns(entity);
        }

        // Only now, since these names are made of table names.
        foreach (var entity in model.Metadata.GetEntityTypes())
            NameConstraints(entity);
    }

    private static void NameColumns(IConventionTypeBase type)
    {
        foreach (var property in type.GetDeclaredProperties())
            property.Builder.HasColumnName(Snake(property.GetColumnName()));
        foreach (var complex in type.GetDeclaredComplexProperties())
            NameColumns(complex.ComplexType);
    }

    private static void NameConstraints(IConventionEntityType entity)
    {
        var table = entity.GetTableName();
        foreach (var key in entity.GetDeclaredKeys())
            key.Builder.HasName(key.IsPrimaryKey() ? $"pk_{table}" : $"ak_{table}_{Columns(key.Properties)}");
        foreach (var index in entity.GetDeclaredIndexes())
            index.Builder.HasDatabaseName($"ix_{table}_{Columns(index.Properties)}");
        foreach (var foreignKey in entity.GetDeclaredForeignKeys())
            foreignKey.Builder.HasConstraintName($"fk_{table}_{foreignKey.PrincipalEntityType.GetTableName()}_{Columns(foreignKey.Properties)}");
    }

    private static string Columns(IEnumerable<IConventionProperty> properties) => string.Join('_', properties.Select(p => p.GetColumnName()));

    internal static string Snake(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var wordStarts = char.IsUpper(name[i]) && i > 0 && name[i - 1] != '_'
                && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (wordStarts)
                snake.Append('_');
            snake.Append(char.ToLowerInvariant(name[i]));
        }

        return snake.ToString();
    }
}
