using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc;

/// <summary>Fields by the names that JSON may give them: <c>referralId</c> or <c>referral_id</c>.</summary>
internal static partial class FieldNames
{
    private static readonly ConcurrentDictionary<MessageDescriptor, FrozenDictionary<string, FieldDescriptor>> Known = [];

    public static FieldDescriptor? Find(MessageDescriptor type, string name) => Known.GetOrAdd(type, Read).GetValueOrDefault(name);

    /// <summary>A name out of a request as an error may show it: what could not be a name is not given back.</summary>
    public static string Show(string name) => Plausible().IsMatch(name) ? name : "(?)";

    private static FrozenDictionary<string, FieldDescriptor> Read(MessageDescriptor type)
    {
        var names = new Dictionary<string, FieldDescriptor>();
        foreach (var field in type.Fields.InDeclarationOrder())
        {
            names[field.Name] = field;
            names.TryAdd(field.JsonName, field);
        }

        return names.ToFrozenDictionary();
    }

    [GeneratedRegex(@"^(?!.*\d{5})[A-Za-z_][A-Za-z0-9_.]{0,63}$")]
    private static partial Regex Plausible();
}
