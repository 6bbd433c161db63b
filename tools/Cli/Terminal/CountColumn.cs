using Spectre.Console;
using Spectre.Console.Rendering;

namespace Exchange.Cli.Terminal;

/// <summary>How many of how many, such as <c>1,200/20,000</c>.</summary>
internal sealed class CountColumn : ProgressColumn
{
    public override IRenderable Render(RenderOptions options, ProgressTask task, TimeSpan deltaTime) =>
        new Markup(task.IsIndeterminate ? "" : $"[grey]{task.Value:N0}/{task.MaxValue:N0}[/]");
}
