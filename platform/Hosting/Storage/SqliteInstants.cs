using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Exchange.Hosting.Storage;

/// <summary>
/// Teaches EF Core's SQLite provider that an instant is an integer, in the model and in migrations alike: a migration says
/// <c>Column&lt;DateTimeOffset&gt;()</c> and is right on both databases.
/// </summary>
internal sealed class SqliteInstants : IDbContextOptionsExtension, IRelationalTypeMappingSourcePlugin
{
    private static readonly RelationalTypeMapping Mapping =
        (RelationalTypeMapping)new LongTypeMapping("INTEGER").WithComposedConverter(new UnixMicroseconds());

    public DbContextOptionsExtensionInfo Info => new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services) => services.AddSingleton<IRelationalTypeMappingSourcePlugin, SqliteInstants>();

    public void Validate(IDbContextOptions options)
    {
    }

    public RelationalTypeMapping? FindMapping(in RelationalTypeMappingInfo info) => info.ClrType == typeof(DateTimeOffset) ? Mapping : null;

    private sealed class ExtensionInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;
        public override string LogFragment => "";
        public override int GetServiceProviderHashCode() => 0;
        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;
        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["Exchange:SqliteInstants"] = "1";
    }
}
