using System.Diagnostics;
using Exchange.Grpc.OpenApi;

namespace Exchange.Grpc.Tests.OpenApi;

/// <summary>The documents keep OpenAPI's rules, and their examples the schemas, as Redocly's linter reads them.</summary>
public sealed class LinterTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Theory]
    [MemberData(nameof(Documents.Departments), MemberType = typeof(Documents))]
    public async Task The_linter_finds_nothing(string department)
    {
        (await LintAsync(Documents.Of(department).ToJsonString())).ShouldBeEmpty();
        (await LintAsync(Documents.Of(department, Language.English).ToJsonString())).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_linter_finds_a_wrong_example_and_a_reference_to_nothing()
    {
        var wrong = Documents.Of("education").DeepClone();
        var operation = wrong["paths"]!["/v1/education/enrollments:verify"]!["post"]!;
        operation["requestBody"]!["content"]!["application/json"]!["example"]!["person"]!["sex"] = "SEX_OTHER";
        operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!["$ref"] = "#/components/schemas/Nothing";
        var problems = await LintAsync(wrong.ToJsonString());
        problems.ShouldContain("no-invalid-media-type-examples");
        problems.ShouldContain("no-unresolved-refs");
    }

    private static async Task<string> LintAsync(string document)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Root(), "tools", "openapi", "lint.js")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var time = new CancellationTokenSource(Limit);
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(time.Token), process.StandardError.ReadToEndAsync(time.Token));
        await process.StandardInput.WriteAsync(document.AsMemory(), time.Token);
        process.StandardInput.Close();
        await process.WaitForExitAsync(time.Token);
        (await error).ShouldBeEmpty("npm ci --prefix tools/openapi");
        (process.ExitCode == 0).ShouldBe((await output).Length == 0);
        return await output;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Exchange.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("These tests run from a build inside the repository.");
        return folder.FullName;
    }
}
