using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Spectre.Console;

namespace Exchange.Cli.Terminal;

/// <summary>
/// What a command shows. People's text goes to standard error while JSON is asked for, so that standard output holds the JSON alone.
/// </summary>
internal sealed class Screen
{
    private static readonly JsonFormatter Protobuf = new(JsonFormatter.Settings.Default.WithFormatDefaultValues(false));

    private static readonly JsonSerializerOptions Plain = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const int RedirectedWidth = 160;

    private readonly IAnsiConsole _console;

    public Screen(Language language, bool json)
    {
        Language = language;
        IsJson = json;
        var isRedirected = json ? Console.IsErrorRedirected : Console.IsOutputRedirected;
        _console = AnsiConsole.Create(new()
        {
            Out = new AnsiConsoleOutput(json ? Console.Error : Console.Out),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = isRedirected ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        // Redirected output has no width; eighty columns would break Chinese tables.
        if (isRedirected)
            _console.Profile.Width = RedirectedWidth;
    }

    public Language Language { get; }

    public bool IsJson { get; }

    public IAnsiConsole Ansi => _console;

    /// <summary>The text in the chosen language.</summary>
    public string Say(string zh, string en) => Language == Language.Chinese ? zh : en;

    /// <summary>A line for a person.</summary>
    public void Line(string zh, string en) => _console.WriteLine(Say(zh, en));

    /// <summary>A line with Spectre's markup for a person.</summary>
    public void Markup(string zh, string en) => _console.MarkupLine(Say(zh, en));

    /// <summary>A table, a tree or the like for a person.</summary>
    public void Show(Spectre.Console.Rendering.IRenderable renderable) => _console.Write(renderable);

    /// <summary>One JSON object on a line of standard output.</summary>
    public static void Json(object value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Plain));

    /// <summary>A protobuf message as one line of JSON on standard output.</summary>
    public static void Json(IMessage message) => Console.Out.WriteLine(Protobuf.Format(message));

    /// <summary>A protobuf message as a JSON object that also names the node which it came from.</summary>
    public static JsonObject Node(string node, IMessage message)
    {
        var json = JsonNode.Parse(Protobuf.Format(message))!.AsObject();
        json.Insert(0, "node", node);
        return json;
    }

    /// <summary>Progress bars while <paramref name="work"/> runs.</summary>
    public Task<T> ProgressAsync<T>(Func<ProgressContext, Task<T>> work) =>
        _console.Progress()
            .AutoClear(false)
            .HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new CountColumn(), new ElapsedTimeColumn())
            .StartAsync(work);
}
