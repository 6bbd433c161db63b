using System.Collections.Concurrent;

namespace Exchange.Clients.Tests.Programs;

/// <summary>The clients in clients/, generated and built when first asked for.</summary>
public sealed class ClientPrograms
{
    private static readonly Dictionary<string, Recipe> Recipes = new()
    {
        // Debian's Python, for which python3-grpcio is built; another one may come first in the path.
        ["python"] = new([["./generate"]], ["/usr/bin/python3", "-W", "error", "-m", "referral_client"]),
        ["typescript"] = new([["./generate"], ["node_modules/.bin/tsc"]], ["node", "build/src/main.js"]),
        ["go"] = new([["./generate"], ["./build"]], ["bin/referral"]),
    };

    private readonly ConcurrentDictionary<string, Lazy<Task>> _built = [];

    /// <summary>The languages.</summary>
    public static IEnumerable<string> Languages => Recipes.Keys;

    /// <summary>Runs the client of a language with these options, from its own folder.</summary>
    internal async Task<CommandResult> RunAsync(string language, params IEnumerable<string> options)
    {
        await _built.GetOrAdd(language, _ => new(() => BuildAsync(language))).Value;
        var (folder, run) = (FolderOf(language), Recipes[language].Run);
        return await Command.RunAsync(folder, Resolve(folder, run[0]), [.. run[1..], .. options]);
    }

    private static async Task BuildAsync(string language)
    {
        var folder = FolderOf(language);
        foreach (var step in Recipes[language].Build)
        {
            var result = await Command.RunAsync(folder, Resolve(folder, step[0]), step[1..]);
            if (result.ExitCode != 0)
            {
                var failed = string.Join(' ', step);
                throw new InvalidOperationException($"{language}: {failed} failed; ./test installs what it needs. {result}");
            }
        }
    }

    private static string Resolve(string folder, string program) => program.Contains('/') ? Path.Combine(folder, program) : program;

    private static string FolderOf(string language)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Exchange.sln")))
            root = root.Parent ?? throw new InvalidOperationException("These tests run from a build inside the repository.");
        return Path.Combine(root.FullName, "clients", language);
    }

    private sealed record Recipe(string[][] Build, string[] Run);
}
