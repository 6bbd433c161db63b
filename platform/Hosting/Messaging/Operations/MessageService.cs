using Exchange.Contracts.Operations.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Hosting.Storage;

namespace Exchange.Hosting.Messaging;

/// <summary>
/// What operators ask of this node's messages, one RPC a file. Every node serves it, to its own department and to its machine.
/// </summary>
internal sealed partial class MessageService<TDb>(
    Transactions<TDb> transactions, MessagingNode node, MessagingOptions options, IWake wake, TimeProvider time)
    : MessageService.MessageServiceBase
    where TDb : NodeDb
{
    private const int DefaultPage = 100;
    private const int LargestPage = 1000;

    private static int ReadPageSize(int size) => size switch
    {
        0 => DefaultPage,
        > 0 and <= LargestPage => size,
        _ => throw Fault.Field(PlatformErrorReason.FieldInvalid, "page_size"),
    };
}
