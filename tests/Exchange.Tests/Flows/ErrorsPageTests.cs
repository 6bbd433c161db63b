using Exchange.Tests.Architecture;

namespace Exchange.Tests.Flows;

/// <summary>docs/errors.md says what the contracts say.</summary>
public sealed class ErrorsPageTests
{
    [Fact]
    public async Task The_page_of_errors_is_what_the_command_writes()
    {
        var written = await ExchangeCommand.RunAsync("errors");
        written.ExitCode.ShouldBe(0, written.ToString());
        var page = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "errors.md"));
        page.ShouldBe(written.Output, "write it again: ./exchange errors > docs/errors.md");
    }
}
