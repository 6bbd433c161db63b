using Exchange.Hosting.Messaging;
using Exchange.Hosting.Start;
using Exchange.Hosting.Storage;
using Exchange.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting;

/// <summary>Runs a department's node: as a process of its own, or beside others in one process.</summary>
public static class NodeHost
{
    /// <summary>Exit code of a node whose settings are wrong.</summary>
    public const int WrongSettings = 78;

    /// <summary>
    /// Runs a node until it is told to stop (SIGTERM, Ctrl-C). Settings come from appsettings.json, the folder of secret files named by
    /// <c>EXCHANGE_SECRETS</c> (<c>/run/secrets</c> unless set; a file's name is the key, with <c>__</c> for each colon), the
    /// environment and the command line; later ones win.
    /// </summary>
    /// <returns>
    /// The exit code: 0, 78 for wrong settings, 1 when the node could not start. It is also set as the process's exit code.
    /// </returns>
    public static async Task<int> RunAsync<TNode, TDb>(string[] args)
        where TNode : INode<TDb>
        where TDb : NodeDb => Environment.ExitCode = await RunAsync<TNode, TDb>(args, Console.Error);

    /// <summary>
    /// Builds a node to be started by its caller: for tests, and for several nodes in one process. It logs nowhere unless
    /// services say otherwise.
    /// </summary>
    /// <param name="settings">The whole configuration, such as <c>Exchange:Node</c>; nothing else is read.</param>
    /// <param name="broker">What nodes of this process share as their bus; null for the bus that the settings name.</param>
    /// <param name="configureServices">Comes last: for a test's TimeProvider, logging, or doubles.</param>
    /// <exception cref="NodeSettingsException">Settings are wrong; each is named with the reason.</exception>
    public static WebApplication Build<TNode, TDb>(
        IReadOnlyDictionary<string, string?> settings, InMemoryBroker? broker = null, Action<IServiceCollection>? configureServices = null)
        where TNode : INode<TDb>
        where TDb : NodeDb
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Configuration.AddInMemoryCollection(settings);
        return NodeAssembly.Build<TNode, TDb>(builder, broker, configureServices);
    }

    internal static async Task<int> RunAsync<TNode, TDb>(string[] args, TextWriter errors)
        where TNode : INode<TDb>
        where TDb : NodeDb
    {
        try
        {
            var builder = WebApplication.CreateSlimBuilder(args);
            AddSecretFiles(builder, args);
            builder.Logging.AddNodeConsole();
            await using var app = NodeAssembly.Build<TNode, TDb>(builder, broker: null, configureServices: null);
            await app.RunAsync();
            return 0;
        }
        catch (NodeSettingsException e)
        {
            await errors.WriteLineAsync(e.Message);
            return WrongSettings;
        }
        catch (Exception e)
        {
            await errors.WriteLineAsync($"节点启动或运行失败 / The node failed: {e}");
            return 1;
        }
    }

    private static void AddSecretFiles(WebApplicationBuilder builder, string[] args)
    {
        var folder = Environment.GetEnvironmentVariable("EXCHANGE_SECRETS") ?? "/run/secrets";
        if (!Directory.Exists(folder))
            return;
        builder.Configuration.AddKeyPerFile(folder, optional: true).AddEnvironmentVariables().AddCommandLine(args);
    }
}
