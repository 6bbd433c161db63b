using System.Collections.Frozen;
using System.Reflection;
using Exchange.Contracts.Type.V1;
using Google.Protobuf.Reflection;

namespace Exchange.Hosting.Rpc;

/// <summary>What the contracts say of one error reason.</summary>
/// <param name="Name">The reason as it travels, without the enum's prefix: <c>REFERRAL_NOT_FOUND</c>.</param>
/// <param name="Department">The department whose contract defines it; null for the reasons that all share.</param>
/// <param name="Description">Status code and texts.</param>
internal sealed record ReasonEntry(string Name, string? Department, ErrorDescription Description);

/// <summary>Looks up error reasons in the descriptors of the contracts.</summary>
internal static class Reasons
{
    public static ReasonEntry Of<TReason>(TReason reason)
        where TReason : struct, Enum => Table<TReason>.Entries.TryGetValue(reason, out var entry)
            ? entry
            : throw new ArgumentOutOfRangeException(nameof(reason), reason, $"{typeof(TReason)} does not describe this reason with the option (exchange.type.v1.error).");

    private static class Table<TReason>
        where TReason : struct, Enum
    {
        public static readonly FrozenDictionary<TReason, ReasonEntry> Entries = Read();

        private static FrozenDictionary<TReason, ReasonEntry> Read()
        {
            var descriptor = FindDescriptor();
            var prefix = EnumPrefix(descriptor.Name);
            var department = descriptor.File.Package.Split('.')[1];
            return descriptor.Values
                .Select(value => (value, description: value.GetOptions()?.GetExtension(ErrorExtensions.Error)))
                .Where(v => v.description is not null)
                .ToFrozenDictionary(
                    v => (TReason)Enum.ToObject(typeof(TReason), v.value.Number),
                    v => new ReasonEntry(WithoutPrefix(v.value.Name, prefix), department == "type" ? null : department, v.description!));
        }

        /// <summary>Generated enums do not know their descriptor; the generated file class beside them does.</summary>
        private static EnumDescriptor FindDescriptor() => typeof(TReason).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(TReason).Namespace && type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>()
            .SelectMany(file => file.EnumTypes)
            .FirstOrDefault(type => type.ClrType == typeof(TReason))
            ?? throw new InvalidOperationException($"{typeof(TReason)} is no enum of a .proto file.");
    }

    /// <summary>The prefix that every value of an enum carries by the style guide: <c>ErrorReason</c> → <c>ERROR_REASON_</c>.</summary>
    private static string EnumPrefix(string name) => Storage.SnakeCaseNames.Snake(name).ToUpperInvariant() + "_";

    private static string WithoutPrefix(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
}
