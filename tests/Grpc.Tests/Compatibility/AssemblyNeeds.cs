using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Exchange.Grpc.Tests.Compatibility;

/// <summary>What an assembly asks of the contracts: types and members that it names, and classes that it derives from or interfaces that it implements.</summary>
internal sealed class AssemblyNeeds
{
    private readonly MetadataReader _reader;
    private readonly HashSet<string> _contracts;

    public AssemblyNeeds(string path, HashSet<string> contracts)
    {
        _reader = Assemblies.Read(path);
        _contracts = contracts;
        Assembly = _reader.GetString(_reader.GetAssemblyDefinition().Name);
        Types = [.. _reader.TypeReferences.Where(IsContract).Select(handle => SignatureText.NameOf(_reader, handle))];
        Members = [.. _reader.MemberReferences.Select(handle => MemberOf(_reader.GetMemberReference(handle))).OfType<Member>()];
        Heirs = [.. _reader.TypeDefinitions.SelectMany(handle => HeirsOf(_reader.GetTypeDefinition(handle)))];
    }

    public string Assembly { get; }

    public IReadOnlyList<string> Types { get; }

    public IReadOnlyList<Member> Members { get; }

    public IReadOnlyList<Heir> Heirs { get; }

    private Member? MemberOf(MemberReference reference)
    {
        if (ContractOf(reference.Parent) is not { } parent)
            return null;
        var signature = reference.GetKind() == MemberReferenceKind.Field
            ? reference.DecodeFieldSignature(SignatureText.Provider, default)
            : SignatureText.Of(reference.DecodeMethodSignature(SignatureText.Provider, default));
        return new Member(parent.Name, _reader.GetString(reference.Name), signature, false, false);
    }

    private IEnumerable<Heir> HeirsOf(TypeDefinition type)
    {
        var name = _reader.GetString(type.Name);
        var methods = type.GetMethods().Select(_reader.GetMethodDefinition).ToList();
        if (ContractOf(type.BaseType) is { } parent)
        {
            var overrides = methods
                .Where(method => method.Attributes.HasFlag(MethodAttributes.Virtual) && !method.Attributes.HasFlag(MethodAttributes.NewSlot))
                .Select(method => Own(parent.Name, method));
            yield return new Heir(name, parent.Name, parent.Arguments, [.. overrides], type.Attributes.HasFlag(TypeAttributes.Abstract), false);
        }

        foreach (var handle in type.GetInterfaceImplementations())
        {
            if (ContractOf(_reader.GetInterfaceImplementation(handle).Interface) is { } face)
            {
                var bodies = methods.Where(method => method.Attributes.HasFlag(MethodAttributes.Virtual)).Select(method => Own(face.Name, method));
                yield return new Heir(name, face.Name, face.Arguments, [.. bodies], type.Attributes.HasFlag(TypeAttributes.Abstract), true);
            }
        }
    }

    private Member Own(string contract, MethodDefinition method)
    {
        // An explicit implementation is called Namespace.Interface<T>.Method.
        var name = _reader.GetString(method.Name);
        var simple = name[(name.LastIndexOf('.') + 1)..];
        return new Member(contract, simple, SignatureText.Of(method.DecodeSignature(SignatureText.Provider, default)), true, false);
    }

    private (string Name, ImmutableArray<string> Arguments)? ContractOf(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeReference when IsContract((TypeReferenceHandle)handle):
                return (SignatureText.NameOf(_reader, (TypeReferenceHandle)handle), default);
            case HandleKind.TypeSpecification:
                var blob = _reader.GetBlobReader(_reader.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
                if (blob.ReadSignatureTypeCode() != SignatureTypeCode.GenericTypeInstance)
                    return null;
                blob.ReadCompressedInteger();
                if (ContractOf(blob.ReadTypeHandle()) is not { } generic)
                    return null;
                var decoder = new SignatureDecoder<string, ImmutableArray<string>>(SignatureText.Provider, _reader, default);
                var arguments = new string[blob.ReadCompressedInteger()];
                for (var i = 0; i < arguments.Length; i++)
                    arguments[i] = decoder.DecodeType(ref blob);
                return (generic.Name, [.. arguments]);
            default:
                return null;
        }
    }

    private bool IsContract(TypeReferenceHandle handle)
    {
        var scope = _reader.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => _contracts.Contains(_reader.GetString(_reader.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)),
            HandleKind.TypeReference => IsContract((TypeReferenceHandle)scope),
            _ => false,
        };
    }
}

/// <summary>A class that derives from a contract class or implements a contract interface.</summary>
/// <param name="Name">Its own name.</param>
/// <param name="Contract">The contract type.</param>
/// <param name="Arguments">The contract's type arguments.</param>
/// <param name="Methods">Its overrides or implementations, as members of the contract.</param>
/// <param name="IsAbstract">Whether it may leave something to its own heirs.</param>
/// <param name="IsInterface">Whether the contract is an interface.</param>
internal sealed record Heir(
    string Name, string Contract, ImmutableArray<string> Arguments, IReadOnlyList<Member> Methods, bool IsAbstract, bool IsInterface);
