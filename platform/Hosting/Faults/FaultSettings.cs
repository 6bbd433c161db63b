using Exchange.Hosting.Start;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Faults;

/// <summary>Switches injected faults on where the settings ask for them, which they may only on a node that serves this machine alone.</summary>
internal static partial class FaultSettings
{
    private const string Setting = "Exchange:Faults:Directory";

    public static void Check(NodeOptions options, SettingErrors errors)
    {
        if (!options.Faults.AreOn)
            return;
        errors.Require(
            $"{options.Listen};{options.HealthListen}".Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .All(address => Listener.TryParse(address, out var listener) && listener.IsLoopback),
            Setting,
            "故障注入只允许在仅监听本机回环地址的节点上使用；请删除这一配置项。",
            "Faults are injected only into nodes that listen on loopback alone. Remove this setting.");
        errors.Require(
            Directory.Exists(options.Faults.Directory),
            Setting,
            $"目录“{options.Faults.Directory}”不存在。",
            $"The folder '{options.Faults.Directory}' does not exist.");
    }

    public static void AddFaults(this IServiceCollection services, FaultOptions faults)
    {
        if (!faults.AreOn)
        {
            services.AddSingleton<IFailpoints>(NoFailpoints.Instance);
            return;
        }

        services.AddSingleton<IFailpoints>(new ArmedFailpoints(faults.Directory));
        services.TryAddSingleton<TimeProvider>(new SkewedTime(faults.Directory));
        services.AddHostedService<Warning>();
    }

    /// <summary>Nobody shall wonder why such a node dies.</summary>
    private sealed partial class Warning(NodeOptions settings, ILogger<Warning> log) : IHostedService
    {
        public Task StartAsync(CancellationToken ct)
        {
            FaultsAreOn(settings.Faults.Directory);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken ct) => Task.CompletedTask;

        [LoggerMessage(Level = LogLevel.Warning, Message = "Faults are on: files in {Directory} kill this node and set its clock wrong.")]
        private partial void FaultsAreOn(string directory);
    }
}
