using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Exchange.Hosting.Storage;

/// <summary>
/// Stores an instant in UTC whatever its offset was: PostgreSQL's driver refuses others, and two spellings of one instant must
/// compare equal.
/// </summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(v => v.ToUniversalTime(), v => v.ToUniversalTime());

/// <summary>
/// Instants as microseconds since 1970-01-01T00:00Z: ordered and compared as integers by SQLite, which has no type for them.
/// </summary>
internal sealed class UnixMicroseconds() : ValueConverter<DateTimeOffset, long>(v => From(v), v => To(v))
{
    public static long From(DateTimeOffset instant) =>
        (instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond;

    public static DateTimeOffset To(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);
}
