using Exchange.Cli.Clients;
using Exchange.Cli.Terminal;
using Grpc.Core;

namespace Exchange.Cli.Commands;

/// <summary>Asks nodes one after the other. One that does not answer is named, and the others are asked all the same.</summary>
internal sealed class NodeRound(IReadOnlyList<NodeClients> nodes, Screen screen)
{
    private bool _isWhole = true;

    /// <summary>Done when every node has answered.</summary>
    public int ExitCode => _isWhole ? Terminal.ExitCode.Done : Terminal.ExitCode.Unavailable;

    public async Task AskAsync(Func<NodeClients, Task> ask)
    {
        foreach (var node in nodes)
        {
            try
            {
                await ask(node);
            }
            catch (RpcException silence) when (silence.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                _isWhole = false;
                Console.Error.WriteLine(screen.Say(
                    $"节点 {node.Node}（{node.Address}）没有应答，以下不含其数据。",
                    $"Node {node.Node} ({node.Address}) does not answer; what it holds is missing here."));
            }
        }
    }
}
