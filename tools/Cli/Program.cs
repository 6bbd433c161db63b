using System.CommandLine;
using Exchange.Cli.Bench;
using Exchange.Cli.Chaos;
using Exchange.Cli.Commands;
using Exchange.Cli.Terminal;

var root = new RootCommand("Exchange：跨部门、跨县区儿童关爱协同 / departments looking after children together")
{
    GlobalOptions.Lang, GlobalOptions.Json, GlobalOptions.Data,
    UpCommand.Create(), DemoCommand.Create(), SeedCommand.Create(), ImportCommand.Create(), AssessCommand.Create(),
    ReferralCommands.Create(), LetterCommands.Create(), WatchCommand.Create(),
    KeysCommand.Create(), ErrorsCommand.Create(), BenchCommand.Create(), ChaosCommand.Create(),
};
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
