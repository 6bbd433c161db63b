namespace Exchange.Tests.Architecture.Rules;

/// <summary>A project that no build builds and a test project that no run runs rot unseen.</summary>
internal static class SolutionMembers
{
    private const string Solution = "Exchange.sln";

    public static readonly Rule Rule = new()
    {
        Says = "Every project is in the solution, and every test project has a name by which ./test finds it.",
        LooksAt = file => file.IsProject || file.Path == Solution,
        Violations = files =>
        {
            var solution = files.FirstOrDefault(file => file.Path == Solution)?.Text.Replace('\\', '/') ?? "";
            return files.Where(file => file.IsProject).SelectMany(project => Missing(project, solution));
        },
        Offenders =
        [
            new("tools/Forgotten/Exchange.Forgotten.csproj", "<Project />"),
            new("tests/Cli/Exchange.Cli.Check.csproj", "<IsTestProject>true</IsTestProject>"),
        ],
        Innocents =
        [
            new(Solution, """
                Project("{F}") = "Exchange.Cli", "tools\Cli\Exchange.Cli.csproj", "{A}"
                Project("{F}") = "Exchange.Cli.Tests", "tests\Cli.Tests\Exchange.Cli.Tests.csproj", "{B}"
                Project("{F}") = "Exchange.Cli.Check", "tests\Cli\Exchange.Cli.Check.csproj", "{C}"
                """),
            new("tools/Cli/Exchange.Cli.csproj", "<Project />"),
            new("tests/Cli.Tests/Exchange.Cli.Tests.csproj", "<IsTestProject>true</IsTestProject>"),
        ],
    };

    private static IEnumerable<string> Missing(SourceFile project, string solution)
    {
        if (!solution.Contains($"\"{project.Path}\"", StringComparison.Ordinal))
            yield return $"{project.Path} is not in {Solution}";
        if (project.Text.Contains("<IsTestProject>true", StringComparison.Ordinal) && !IsRun(project.Path))
            yield return $"{project.Path} is not run: ./test runs tests/*/*.Tests.csproj and tests/Grpc.Conformance";
    }

    private static bool IsRun(string path) =>
        path.Split('/') is ["tests", var folder, var name]
        && (folder == "Grpc.Conformance" || name.EndsWith(".Tests.csproj", StringComparison.Ordinal));
}
