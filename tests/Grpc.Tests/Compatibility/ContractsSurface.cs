using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Exchange.Grpc.Tests.Compatibility;

/// <summary>What the contracts assemblies offer to others: their visible types and members.</summary>
internal sealed class ContractsSurface
{
    private readonly Dictionary<string, (MetadataReader Reader, TypeDefinition Type)> _types = [];
    private readonly HashSet<string> _hidden = [];

    public ContractsSurface(params IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var reader = Assemblies.Read(path);
            Names.Add(reader.GetString(reader.GetAssemblyDefinition().Name));
            foreach (var handle in reader.TypeDefinitions.Where(handle => IsVisible(reader, handle)))
                _types[SignatureText.NameOf(reader, handle)] = (reader, reader.GetTypeDefinition(handle));
        }
    }

    private ContractsSurface(ContractsSurface whole, string hidden)
    {
        Names = whole.Names;
        _types = whole._types;
        _hidden = [.. whole._hidden, hidden];
    }

    /// <summary>The names of the assemblies.</summary>
    public HashSet<string> Names { get; } = [];

    /// <summary>The same without one type or member, to see who misses it.</summary>
    public ContractsSurface Without(string hidden) => new(this, hidden);

    public bool HasType(string type) => _types.ContainsKey(type) && !_hidden.Contains(type);

    /// <summary>The members of a type as others see them, with its type parameters replaced by these arguments, if any.</summary>
    public IEnumerable<Member> MembersOf(string type, ImmutableArray<string> arguments = default)
    {
        if (!_types.TryGetValue(type, out var found))
            yield break;
        var (reader, definition) = found;
        foreach (var handle in definition.GetMethods())
        {
            var method = reader.GetMethodDefinition(handle);
            var member = new Member(
                type,
                reader.GetString(method.Name),
                SignatureText.Of(method.DecodeSignature(SignatureText.Provider, arguments)),
                method.Attributes.HasFlag(MethodAttributes.Virtual),
                method.Attributes.HasFlag(MethodAttributes.Abstract));
            if (IsVisible(method.Attributes & MethodAttributes.MemberAccessMask) && !_hidden.Contains(member.ToString()))
                yield return member;
        }

        foreach (var handle in definition.GetFields())
        {
            var field = reader.GetFieldDefinition(handle);
            var member = new Member(type, reader.GetString(field.Name), field.DecodeSignature(SignatureText.Provider, arguments), false, false);
            if (IsVisible((MethodAttributes)(field.Attributes & FieldAttributes.FieldAccessMask)) && !_hidden.Contains(member.ToString()))
                yield return member;
        }
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(reader, type.GetDeclaringType()),
            _ => false,
        };
    }

    private static bool IsVisible(MethodAttributes access) =>
        access is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;
}

/// <summary>A method or field, by the name and signature that the runtime looks it up by.</summary>
internal sealed record Member(string Type, string Name, string Signature, bool IsVirtual, bool IsAbstract)
{
    public bool Matches(Member other) => Type == other.Type && Name == other.Name && Signature == other.Signature;

    public override string ToString() => $"{Type}::{Name} {Signature}";
}

/// <summary>The assemblies beside the tests, opened as files.</summary>
internal static class Assemblies
{
    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, name + ".dll");

    public static MetadataReader Read(string path) => new PEReader(ImmutableArray.Create(File.ReadAllBytes(path))).GetMetadataReader();
}
