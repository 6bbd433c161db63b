using Exchange.LocalServers;

namespace Exchange.Testing;

/// <summary>
/// The broker of a test run: the one named by EXCHANGE_TEST_RABBITMQ, or a private one, started at first use and ended with the
/// process.
/// </summary>
public static class TestRabbitMq
{
    private static readonly Lazy<Task<Uri>> Server = new(StartAsync);

    /// <summary>Its address. What tests declare there outlives them, so each takes names of its own.</summary>
    public static Task<Uri> UriAsync() => Server.Value;

    private static async Task<Uri> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("EXCHANGE_TEST_RABBITMQ") is { Length: > 0 } named)
            return new Uri(named);

        var folder = new TempFolder();
        var server = await LocalRabbitMq.StartAsync(folder.Path);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            server.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(5));
            folder.Dispose();
        };
        return server.Uri;
    }
}
