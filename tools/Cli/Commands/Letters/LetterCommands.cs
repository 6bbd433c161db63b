using System.CommandLine;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange letters …</c>: what operators do with letters. Every node is asked, or the one that is named.</summary>
internal static class LetterCommands
{
    public static readonly Option<int> Limit = new("--limit")
    {
        Description = "每个节点最多条数 at most so many of each node, 1–1000",
        DefaultValueFactory = _ => 100,
    };

    public static Command Create() => new("letters", "函件：超期、搁置、重发与追踪 letters: overdue, parked, replay, trace")
    {
        LettersOverdueCommand.Create(), LettersParkedCommand.Create(), LettersReplayCommand.Create(), LettersTraceCommand.Create(),
    };
}
