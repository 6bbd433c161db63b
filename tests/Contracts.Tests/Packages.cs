using System.Reflection;
using Exchange.Contracts.Type.V1;
using Google.Protobuf.Reflection;

namespace Exchange.Contracts.Tests;

/// <summary>The packages of the contracts, and everything that their files define.</summary>
internal static class Packages
{
    /// <summary>Every file of the contracts, by name.</summary>
    public static IReadOnlyList<FileDescriptor> Files { get; } =
    [
        .. typeof(Receipt).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<FileDescriptor>()
            .OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Files.Select(file => file.Package).Distinct()];

    /// <summary>Every message that is written in the contracts, nested ones behind those that hold them.</summary>
    public static IReadOnlyList<MessageDescriptor> Messages { get; } = [.. Files.SelectMany(file => WithNested(file.MessageTypes))];

    /// <summary>For messages inside of <c>google.protobuf.Any</c>.</summary>
    public static TypeRegistry Registry { get; } = TypeRegistry.FromFiles(Files);

    /// <summary>Messages with those inside of them; not the entries of maps, which are theirs alone.</summary>
    public static IEnumerable<MessageDescriptor> WithNested(IEnumerable<MessageDescriptor> messages) => messages
        .Where(message => message.GetOptions() is not { MapEntry: true })
        .SelectMany(message => WithNested(message.NestedTypes).Prepend(message));
}
