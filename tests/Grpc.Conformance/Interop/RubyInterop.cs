using System.Net.Sockets;
using Exchange.LocalServers;
using Exchange.Testing;

namespace Exchange.Conformance.Interop;

/// <summary>The interoperability client and server that come with gRPC for Ruby, which is the C core in a thin wrapper.</summary>
internal static class RubyInterop
{
    private const string Ruby = "/usr/bin/ruby";
    private const string Packages = "ruby-grpc ruby-googleauth";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs one case of the client; it is good if the exit code is 0 and it says OK.</summary>
    public static Task<(int ExitCode, string Output)> ClientAsync(string name, Uri server) => ForeignProgram.RunAsync(
        [
            ForeignProgram.Installed(Ruby, "ruby"), Script("client.rb"),
            "--server_host", server.Host, "--server_port", $"{server.Port}", "--use_tls", "false", "--test_case", name,
        ],
        Limit);

    /// <summary>Starts the server and waits until it takes connections.</summary>
    public static async Task<(ServerProcess Process, Uri Address)> ServerAsync()
    {
        var port = LoopbackPorts.Free();
        string[] command = [ForeignProgram.Installed(Ruby, "ruby"), Script("server.rb"), "--port", $"{port}"];
        var process = await ServerProcess.StartAsync("TERM", command, environment: null, Path.GetTempPath());
        await Eventually.TrueAsync(() => Answers(port), $"the Ruby server answers; it said: {process.Output}");
        return (process, new Uri($"http://127.0.0.1:{port}"));
    }

    private static async Task<bool> Answers(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static string Script(string name) =>
        new DirectoryInfo("/usr/lib").EnumerateDirectories("*-linux-gnu")
            .Select(folder => Path.Combine(folder.FullName, "rubygems-integration"))
            .Where(Directory.Exists)
            .SelectMany(gems => Directory.EnumerateFiles(gems, name, SearchOption.AllDirectories))
            .FirstOrDefault(file => file.EndsWith($"ruby/pb/test/{name}", StringComparison.Ordinal))
        ?? throw new FileNotFoundException($"The interoperability {name} of gRPC for Ruby is missing: apt-get install {Packages}");
}
