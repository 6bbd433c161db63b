using Exchange.Cli.Terminal;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Exchange.Cli.Cluster;

/// <summary>Asks nodes for their health.</summary>
internal static class NodeReadiness
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <summary>Waits until a node is ready, three minutes at most.</summary>
    /// <exception cref="CommandException">It is not; its log in the folder says why.</exception>
    public static async Task AwaitAsync(string node, Uri address, string directory)
    {
        if (await BecomesAsync("ready", address, Limit, CancellationToken.None))
            return;
        var log = Path.Combine(directory, node + ".log");
        throw new CommandException(
            $"节点 {node} 在 {Limit.TotalSeconds:0} 秒内未就绪，原因见日志 {log}。",
            $"Node {node} was not ready after {Limit.TotalSeconds:0} s; its log {log} says why.");
    }

    /// <summary>Whether a node becomes <c>live</c> or <c>ready</c> within a time.</summary>
    public static async Task<bool> BecomesAsync(string state, Uri address, TimeSpan within, CancellationToken ct)
    {
        using var channel = GrpcChannel.ForAddress(address);
        var health = new Health.HealthClient(channel);
        for (var end = DateTime.UtcNow + within; DateTime.UtcNow < end; await Task.Delay(100, ct))
        {
            if (await IsAsync(state, health, ct))
                return true;
        }

        return false;
    }

    private static async Task<bool> IsAsync(string state, Health.HealthClient health, CancellationToken ct)
    {
        try
        {
            var answer = await health.CheckAsync(new() { Service = state }, deadline: DateTime.UtcNow.AddSeconds(2), cancellationToken: ct);
            return answer.Status == ServingStatus.Serving;
        }
        catch (RpcException) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
