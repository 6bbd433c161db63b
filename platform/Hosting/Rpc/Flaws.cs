using Exchange.Contracts.Type.V1;
using Exchange.Grpc;

namespace Exchange.Hosting.Rpc;

/// <summary>How requests are answered that no handler ever sees.</summary>
internal static class Flaws
{
    public static FaultException Explain(RequestFlaw flaw) => Fault.Of(flaw switch
    {
        RequestFlaw.TooLarge => PlatformErrorReason.MessageTooLarge,
        RequestFlaw.Compressed => PlatformErrorReason.MessageCompressed,
        _ => PlatformErrorReason.MessageMalformed,
    });
}
