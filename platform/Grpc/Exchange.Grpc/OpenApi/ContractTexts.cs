using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Exchange.Contracts.Type.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc.OpenApi;

/// <summary>
/// What the contracts say in words: the comments, which generated code leaves out, their Chinese and the error reasons. Read from resources
/// of the assembly that holds the contracts; an assembly without them has no words.
/// </summary>
internal sealed class ContractTexts
{
    private const string DescriptorSet = "contracts.binpb";
    private const string ChineseTexts = "wording.json";

    private readonly FrozenDictionary<string, Comment> _comments;
    private readonly Wording _wording;

    private ContractTexts(IReadOnlyList<FileDescriptor> files, Wording wording)
    {
        _comments = files.SelectMany(Declarations).ToFrozenDictionary(found => found.Name, found => Comment.Parse(found.Text));
        _wording = wording;
        Reasons = [.. files.SelectMany(ErrorReason.In)];
    }

    /// <summary>The error reasons of every department, and those that all share.</summary>
    public IReadOnlyList<ErrorReason> Reasons { get; }

    /// <summary>Every comment's text as the contract has it, without what it says about failures.</summary>
    public IEnumerable<string> Comments => _comments.Values.Select(comment => comment.Text).Where(text => text.Length > 0).Distinct();

    /// <summary>The comments that have a Chinese text.</summary>
    public IEnumerable<string> Translated => _wording.Comments.Keys;

    public static ContractTexts Of(Assembly contracts) => new(Files(contracts), Wording.Of(contracts));

    /// <summary>What the contract says of an element, in paragraphs; empty where it says nothing.</summary>
    public string Describe(IDescriptor element, Language language)
    {
        var text = CommentOf(element).Text;
        return language == Language.Chinese && _wording.Comments.TryGetValue(text, out var chinese) ? chinese : text;
    }

    /// <summary>The words after "Fails with" in a method's comment: names of reasons, and of methods whose reasons hold too.</summary>
    public IReadOnlyList<string> FailuresOf(MethodDescriptor method) => CommentOf(method).Failures;

    /// <summary>What people call a package or a service.</summary>
    public string Name(string fullName, Language language) =>
        !_wording.Names.TryGetValue(fullName, out var name) ? fullName[(fullName.LastIndexOf('.') + 1)..]
        : language == Language.Chinese ? name.Zh : name.En;

    private Comment CommentOf(IDescriptor element) => _comments.GetValueOrDefault(element.FullName, Comment.None);

    private static IReadOnlyList<FileDescriptor> Files(Assembly contracts)
    {
        using var stream = contracts.GetManifestResourceStream(DescriptorSet);
        if (stream is null)
            return [];
        var set = FileDescriptorSet.Parser.ParseFrom(stream);
        return FileDescriptor.BuildFromByteStrings(set.File.Select(file => file.ToByteString()), [ErrorExtensions.Error]);
    }

    private static IEnumerable<(string Name, string Text)> Declarations(FileDescriptor file) =>
        Elements(file)
            .Select(element => (element.FullName, element.Declaration?.LeadingComments ?? ""))
            .Where(found => found.Item2.Length > 0);

    private static IEnumerable<(string FullName, DescriptorDeclaration? Declaration)> Elements(FileDescriptor file) =>
    [
        .. file.Services.Select(service => (service.FullName, service.Declaration)),
        .. file.Services.SelectMany(service => service.Methods).Select(method => (method.FullName, method.Declaration)),
        .. file.MessageTypes.SelectMany(Elements),
        .. file.EnumTypes.SelectMany(Elements),
    ];

    private static IEnumerable<(string FullName, DescriptorDeclaration? Declaration)> Elements(MessageDescriptor message) =>
    [
        (message.FullName, message.Declaration),
        .. message.Fields.InDeclarationOrder().Select(field => (field.FullName, field.Declaration)),
        .. message.NestedTypes.SelectMany(Elements),
        .. message.EnumTypes.SelectMany(Elements),
    ];

    private static IEnumerable<(string FullName, DescriptorDeclaration? Declaration)> Elements(EnumDescriptor values) =>
        [(values.FullName, values.Declaration), .. values.Values.Select(value => (value.FullName, value.Declaration))];

    /// <summary>The Chinese of the comments, and the names of packages and services in both languages.</summary>
    private sealed record Wording(IReadOnlyDictionary<string, Title> Names, IReadOnlyDictionary<string, string> Comments)
    {
        public static Wording Of(Assembly contracts)
        {
            using var stream = contracts.GetManifestResourceStream(ChineseTexts);
            return stream is null
                ? new(FrozenDictionary<string, Title>.Empty, FrozenDictionary<string, string>.Empty)
                : JsonSerializer.Deserialize<Wording>(stream, JsonSerializerOptions.Web)!;
        }
    }

    private sealed record Title(string Zh, string En);
}
