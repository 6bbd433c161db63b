using System.Runtime.CompilerServices;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;

namespace Exchange.Hosting.Rpc;

/// <summary>Who calls: the department and node that a client certificate names, or somebody on this machine.</summary>
/// <param name="Department">The certificate's organizational unit (OU), such as <c>civilaffairs</c>; empty on plaintext loopback.</param>
/// <param name="Node">The certificate's common name (CN), such as <c>civilaffairs-shenyang</c>; <c>loopback</c> without one.</param>
public sealed record Caller(string Department, string Node)
{
    /// <summary>Somebody on this machine, over plaintext: an operator, or a department of the same process.</summary>
    public static readonly Caller Loopback = new("", "loopback");

    /// <summary>A connection keeps its certificate: what that says is read once for all of its calls.</summary>
    private static readonly ConditionalWeakTable<X509Certificate2, Caller> Known = [];

    /// <summary>True for <see cref="Loopback"/>.</summary>
    public bool IsLoopback => Department.Length == 0;

    /// <summary>The caller of a call.</summary>
    public static Caller Of(ServerCallContext call) =>
        call.GetHttpContext().Connection.ClientCertificate is { } certificate ? Known.GetValue(certificate, From) : Loopback;

    /// <summary>How the caller appears in audit and logs: <c>civilaffairs/civilaffairs-shenyang</c> or <c>loopback</c>.</summary>
    public override string ToString() => IsLoopback ? Node : $"{Department}/{Node}";

    private static Caller From(X509Certificate2 certificate)
    {
        var department = Part(certificate, "2.5.4.11");
        var node = Part(certificate, "2.5.4.3");
        return new Caller(department.Length > 0 ? department : "unknown", node);
    }

    private static string Part(X509Certificate2 certificate, string oid) => certificate.SubjectName.EnumerateRelativeDistinguishedNames()
        .Where(part => !part.HasMultipleElements && part.GetSingleElementType().Value == oid)
        .Select(part => part.GetSingleElementValue())
        .FirstOrDefault() ?? "";
}
