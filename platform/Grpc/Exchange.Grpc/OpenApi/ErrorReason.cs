using System.Globalization;
using System.Text.RegularExpressions;
using Exchange.Contracts.Type.V1;
using Google.Protobuf.Reflection;
using Google.Rpc;

namespace Exchange.Grpc.OpenApi;

/// <summary>Why a call fails, as the contracts have it.</summary>
/// <param name="Name">The reason as it travels: <c>REFERRAL_NOT_FOUND</c>.</param>
/// <param name="Package">Package of the contract that defines it.</param>
/// <param name="HttpStatus">The HTTP status that it comes with.</param>
/// <param name="Description">Status code and texts.</param>
internal sealed partial record ErrorReason(string Name, string Package, int HttpStatus, ErrorDescription Description)
{
    /// <summary>Reasons of the package <c>exchange.type.v1</c> are everybody's.</summary>
    public bool IsShared => Package == ErrorReflection.Descriptor.Package;

    public Code Code => Description.Code;

    /// <summary>The reasons that a file defines. Its descriptors know their comments.</summary>
    public static IEnumerable<ErrorReason> In(FileDescriptor file) =>
        from reasons in file.EnumTypes
        from value in reasons.Values
        let description = value.GetOptions()?.GetExtension(ErrorExtensions.Error)
        where description is not null
        // Every value's name begins with its enum's, in capitals: ERROR_REASON_.
        let name = value.Name[(reasons.Values[0].Name.Length - "UNSPECIFIED".Length)..]
        select new ErrorReason(name, file.Package, StatusOf(value, description), description);

    /// <summary>What the comment says, for a reason of HTTP's own; else what follows from the code.</summary>
    private static int StatusOf(EnumValueDescriptor value, ErrorDescription description) =>
        Said().Match(value.Declaration?.LeadingComments ?? "") is { Success: true } said
            ? int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture)
            : GrpcStatus.ToHttp((int)description.Code);

    [GeneratedRegex(@"\bHTTP (\d{3})\.")]
    private static partial Regex Said();
}
