using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Security;

/// <summary>Looks after the list of revoked certificates, so that a certificate can be shut out without a restart.</summary>
internal sealed partial class RevocationReload(RevokedCertificates revoked, ILogger<RevocationReload> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        var trouble = "";
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                if (revoked.Reload() is { } count)
                    Read(count);
                trouble = "";
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                if (e.Message != trouble)
                    CannotRead(e.Message);
                trouble = e.Message;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} certificates are revoked.")]
    private partial void Read(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "Exchange:Tls:Revoked cannot be read ({Reason}); what was revoked before stays so.")]
    private partial void CannotRead(string reason);
}
