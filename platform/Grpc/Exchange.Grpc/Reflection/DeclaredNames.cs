using Google.Protobuf.Reflection;

namespace Exchange.Grpc;

/// <summary>Everything in a file that has a full name.</summary>
internal static class DeclaredNames
{
    public static IEnumerable<string> In(FileDescriptor file) =>
    [
        .. file.Services.SelectMany(service => service.Methods.Select(method => method.FullName).Prepend(service.FullName)),
        .. MessagesIn(file).SelectMany(In),
        .. file.EnumTypes.SelectMany(In),
        .. file.Extensions.UnorderedExtensions.Select(extension => extension.FullName),
    ];

    public static IEnumerable<FieldDescriptor> ExtensionsIn(FileDescriptor file) =>
        file.Extensions.UnorderedExtensions.Concat(MessagesIn(file).SelectMany(message => message.Extensions.UnorderedExtensions));

    /// <summary>The messages of a file and those nested in them.</summary>
    public static IEnumerable<MessageDescriptor> MessagesIn(FileDescriptor file) => file.MessageTypes.SelectMany(WithNested);

    private static IEnumerable<MessageDescriptor> WithNested(MessageDescriptor message) =>
        message.NestedTypes.SelectMany(WithNested).Prepend(message);

    private static IEnumerable<string> In(MessageDescriptor message) =>
    [
        message.FullName,
        .. message.Fields.InDeclarationOrder().Select(field => field.FullName),
        .. message.Oneofs.Select(oneof => oneof.FullName),
        .. message.Extensions.UnorderedExtensions.Select(extension => extension.FullName),
        .. message.EnumTypes.SelectMany(In),
    ];

    /// <summary>A value is declared beside its enum, not in it: <c>package.VALUE</c>.</summary>
    private static IEnumerable<string> In(EnumDescriptor type)
    {
        var scope = type.FullName[..^type.Name.Length];
        return type.Values.Select(value => scope + value.Name).Prepend(type.FullName);
    }
}
