using System.Collections.Frozen;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc;

/// <summary>Files with whatever they import, found by file name, by declared name and by extension.</summary>
internal sealed class DescriptorIndex
{
    private readonly FrozenDictionary<string, FileDescriptor> _files;
    private readonly FrozenDictionary<string, FileDescriptor> _symbols;
    private readonly FrozenSet<string> _messages;
    private readonly FrozenDictionary<string, SortedDictionary<int, FileDescriptor>> _extensions;

    public DescriptorIndex(params IEnumerable<FileDescriptor> roots)
    {
        var files = Closure(roots);
        var symbols = new Dictionary<string, FileDescriptor>();
        var extensions = new Dictionary<string, SortedDictionary<int, FileDescriptor>>();
        foreach (var file in files)
        {
            foreach (var name in DeclaredNames.In(file))
                symbols.TryAdd(name, file);
            foreach (var extension in DeclaredNames.ExtensionsIn(file))
            {
                var numbers = extensions.TryGetValue(extension.ExtendeeType.FullName, out var known) ? known : extensions[extension.ExtendeeType.FullName] = [];
                numbers.TryAdd(extension.FieldNumber, file);
            }
        }

        _files = files.ToFrozenDictionary(file => file.Name);
        _symbols = symbols.ToFrozenDictionary();
        _messages = files.SelectMany(DeclaredNames.MessagesIn).Select(message => message.FullName).ToFrozenSet();
        _extensions = extensions.ToFrozenDictionary();
    }

    public FileDescriptor? FileNamed(string name) => _files.GetValueOrDefault(name);

    public FileDescriptor? FileDeclaring(string fullName) => _symbols.GetValueOrDefault(fullName);

    public FileDescriptor? FileExtending(string fullName, int number) => _extensions.GetValueOrDefault(fullName)?.GetValueOrDefault(number);

    /// <summary>The extensions of a message, ascending; null where the name is no known message.</summary>
    public IReadOnlyCollection<int>? ExtensionNumbersOf(string fullName) =>
        _extensions.TryGetValue(fullName, out var extensions) ? extensions.Keys : _messages.Contains(fullName) ? [] : null;

    /// <summary>The file and whatever it needs, itself first, each once: a tool has enough after one answer.</summary>
    public static IEnumerable<ByteString> WithImports(FileDescriptor file) => Closure([file]).Select(one => one.SerializedData);

    private static List<FileDescriptor> Closure(IEnumerable<FileDescriptor> roots)
    {
        var found = new List<FileDescriptor>();
        var seen = new HashSet<string>();
        void Add(FileDescriptor file)
        {
            if (!seen.Add(file.Name))
                return;
            found.Add(file);
            foreach (var import in file.Dependencies)
                Add(import);
        }

        foreach (var root in roots)
            Add(root);
        return found;
    }
}
