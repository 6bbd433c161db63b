using System.Text.Json;
using System.Text.RegularExpressions;

namespace Exchange.Tests.Architecture;

/// <summary>The proof that tests/DomainPurity bites where it must, and only there.</summary>
public sealed partial class DomainPurityTests : IDisposable
{
    private const string Project = "tests/DomainPurity/Exchange.DomainPurity.csproj";

    // Its own output folder, so that a build of the solution at the same time is not disturbed.
    private readonly string _folder = Directory.CreateTempSubdirectory("exchange-purity-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_banned_symbol_is_refused_where_a_rule_uses_it()
    {
        var sample = Sample("ImpureRule");
        var offences = File.ReadLines(sample).Index()
            .Where(line => line.Item.Contains("; // ", StringComparison.Ordinal))
            .ToDictionary(line => line.Index + 1, line => line.Item.Split("; // ")[^1]);

        var (exitCode, output) = Build(sample);

        exitCode.ShouldNotBe(0);
        var refused = Refusals().Matches(output).Select(match => int.Parse(match.Groups["line"].Value)).ToHashSet();
        offences.Where(offence => !refused.Contains(offence.Key)).Select(offence => offence.Value).ShouldBeEmpty(output);
        BannedSymbols().Except(offences.Values).ShouldBeEmpty("each banned symbol has its line in the sample");
    }

    [Fact]
    public void The_services_domains_and_a_pure_rule_are_accepted()
    {
        var (exitCode, output) = Build(Sample("PureRule"));
        exitCode.ShouldBe(0, output);
    }

    [Fact]
    public void Every_file_of_every_Domain_folder_is_under_guard()
    {
        var (exitCode, output) = Repository.Dotnet("msbuild", Project, "-getItem:Compile", "-nologo");
        exitCode.ShouldBe(0, output);
        var guarded = JsonDocument.Parse(output).RootElement.GetProperty("Items").GetProperty("Compile").EnumerateArray()
            .Select(item => item.GetProperty("FullPath").GetString())
            .ToHashSet();

        var domains = Directory.Exists(Repository.PathOf("services"))
            ? Directory.EnumerateFiles(Repository.PathOf("services"), "*.cs", SearchOption.AllDirectories)
            : [];
        domains.Where(file => file.Split(Path.DirectorySeparatorChar).Contains("Domain") && !guarded.Contains(file)).ShouldBeEmpty();
    }

    private static IEnumerable<string> BannedSymbols() =>
        File.ReadLines(Repository.PathOf("tests/DomainPurity/BannedSymbols.txt"))
            .Where(line => line.Length > 0)
            .Select(line => line.Split(';')[0]);

    private (int ExitCode, string Output) Build(string extraFile) => Repository.Dotnet(
        "build", Project, "-nologo", "-v:minimal", $"-p:ExtraDomainFile={extraFile}", $"-p:ArtifactsPath={_folder}/artifacts");

    private string Sample(string name)
    {
        using var stream = typeof(DomainPurityTests).Assembly.GetManifestResourceStream(name + ".txt").ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        var path = Path.Combine(_folder, name + ".cs");
        File.WriteAllText(path, reader.ReadToEnd());
        return path;
    }

    [GeneratedRegex(@"ImpureRule\.cs\((?<line>\d+),\d+\): error RS0030")]
    private static partial Regex Refusals();
}
