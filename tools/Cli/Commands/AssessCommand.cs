using System.CommandLine;
using Exchange.CivilAffairs.Eligibility;
using Exchange.Cli.Terminal;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Standards;
using Google.Protobuf;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange assess FACTS.json</c>: decides and explains without a node and without storing anything.</summary>
internal static class AssessCommand
{
    private static readonly Argument<FileInfo> Facts = new Argument<FileInfo>("facts") { Description = "事实文件 ChildFacts as JSON" }.AcceptExistingOnly();
    private static readonly Option<string?> AsOf = new("--as-of") { Description = "判定日期 day to decide for, 2026-03-01; default today" };

    public static Command Create() => new Command("assess", "按事实判定并说明依据 decide from facts and explain") { Facts, AsOf }
        .Does(async (result, screen, ct) =>
        {
            var facts = Read(await File.ReadAllTextAsync(result.GetValue(Facts)!.FullName, ct));
            var decision = FactsAssessment.Assess(facts, DayOf(result.GetValue(AsOf)));
            if (screen.IsJson)
                Screen.Json(decision);
            else
                new DecisionView(screen).Show(decision);
            return ExitCode.Done;
        });

    private static ChildFacts Read(string json)
    {
        try
        {
            return JsonParser.Default.Parse<ChildFacts>(json);
        }
        catch (InvalidProtocolBufferException problem)
        {
            throw new CommandException(
                $"事实文件无法解析：{problem.Message} 字段见 protos/exchange/civilaffairs/v1/facts.proto。",
                $"The facts cannot be read: {problem.Message} The fields are in protos/exchange/civilaffairs/v1/facts.proto.");
        }
    }

    private static DateOnly DayOf(string? text)
    {
        if (text is null)
            return ChinaTime.DateOf(TimeProvider.System.GetUtcNow());
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day)
            ? day
            : throw new CommandException($"--as-of 应为 2026-03-01 这样的日期。", "--as-of must be a day like 2026-03-01.", ExitCode.Usage);
    }
}
