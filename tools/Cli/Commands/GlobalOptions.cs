using System.CommandLine;
using Exchange.Cli.Terminal;

namespace Exchange.Cli.Commands;

/// <summary>Options that every command takes.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string> Lang = new("--lang")
    {
        Description = "语言 language: zh | en",
        DefaultValueFactory = _ => "zh",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "以 JSON 输出 print JSON",
        Recursive = true,
    };

    public static readonly Option<string> Data = new("--data")
    {
        Description = "数据目录 folder of databases, keys and addresses",
        DefaultValueFactory = _ => ".exchange",
        Recursive = true,
    };

    static GlobalOptions() => Lang.AcceptOnlyFromAmong("zh", "en");

    public static Screen ScreenOf(ParseResult result) =>
        new(result.GetValue(Lang) == "en" ? Language.English : Language.Chinese, result.GetValue(Json));

    public static string DataOf(ParseResult result) => Path.GetFullPath(result.GetValue(Data)!);
}
