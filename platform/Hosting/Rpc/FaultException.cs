using Exchange.Grpc;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using GrpcStatus = Grpc.Core.Status;
using RpcStatus = Google.Rpc.Status;

namespace Exchange.Hosting.Rpc;

/// <summary>A refusal as the caller sees it: a status with <c>google.rpc.Status</c> details. Made by <see cref="Fault"/>.</summary>
public sealed class FaultException : RpcException
{
    private FaultException(RpcStatus details, ErrorInfo info)
        : base(
            new GrpcStatus((StatusCode)details.Code, details.Message),
            new Metadata { { RpcStatusExtensions.DetailsTrailer, details.ToByteArray() } },
            $"{info.Reason}: {details.Message}") => (Details, Info) = (details, info);

    /// <summary>Everything that the caller learns.</summary>
    public RpcStatus Details { get; }

    /// <summary>The stable reason, its domain and its metadata.</summary>
    public ErrorInfo Info { get; }

    internal static FaultException Of(Code code, string message, ErrorInfo info, params IEnumerable<IMessage?> others)
    {
        var details = new RpcStatus { Code = (int)code, Message = message };
        details.Details.Add(Any.Pack(info));
        details.Details.AddRange(others.OfType<IMessage>().Select(Any.Pack));
        return new FaultException(details, info);
    }

    /// <summary>
    /// The same fault, said by a department: reasons that all departments share have no domain until one of them answers with it.
    /// </summary>
    internal FaultException SaidBy(string department)
    {
        if (Info.Domain.Length > 0)
            return this;
        var info = Info.Clone();
        info.Domain = $"{department}.exchange";
        var details = Details.Clone();
        details.Details[0] = Any.Pack(info);
        return new FaultException(details, info);
    }
}
