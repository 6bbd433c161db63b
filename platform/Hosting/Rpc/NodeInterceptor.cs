using Exchange.Grpc;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Exchange.Hosting.Rpc;

/// <summary>Admits a node's calls, explains their failures to the callers, and notes their outcomes.</summary>
internal sealed class NodeInterceptor(IOptions<ExchangeGrpcServerOptions> options, Admission admission, CallFaults faults, CallLog log)
    : ServedCallInterceptor(options)
{
    protected override void Admit(ServerCallContext call, object? request) => admission.Check(call, request);

    protected override Exception Explain(ServerCallContext call, Exception exception) => faults.Explain(call, exception);

    protected override void Note(ServerCallContext call, long begun, Exception? failure) => log.Note(call, begun, (RpcException?)failure);
}
