using System.CommandLine;
using System.Diagnostics;
using Exchange.Cli.Clients;
using Exchange.Cli.Terminal;
using Exchange.Contracts.CivilAffairs.V1;
using Spectre.Console;

namespace Exchange.Cli.Commands;

/// <summary><c>exchange import FILE</c>: a county's ledger goes in, its bad rows come back in a workbook.</summary>
internal static class ImportCommand
{
    private const int MostRowsShown = 10;

    private static readonly Argument<FileInfo> Ledger = new Argument<FileInfo>("file") { Description = "台账文件 ledger: .xlsx or .csv" }.AcceptExistingOnly();
    private static readonly Option<string> Division = new("--division") { Description = "台账所属县或市 the ledger's county or city: 4 or 6 digits", Required = true };
    private static readonly Option<string> Sheet = new("--sheet") { Description = "工作表名 name of the sheet", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> Refused = new("--refused") { Description = "退回行工作簿 workbook of the refused rows" };

    public static Command Create() =>
        new Command("import", "导入台账 import a ledger") { Ledger, Division, Sheet, Refused, NodeOptions.Node, NodeOptions.Address }
            .Does(async (result, screen, ct) =>
            {
                using var nodes = NodeOptions.Open(result);
                var file = result.GetValue(Ledger)!;
                var refusedFile = result.GetValue(Refused) ?? Path.ChangeExtension(file.FullName, null) + "-退回.xlsx";
                var clock = Stopwatch.StartNew();
                var upload = await screen.ProgressAsync(async progress =>
                {
                    var task = progress.AddTask(screen.Say("导入台账", "Import the ledger"), maxValue: 1);
                    task.IsIndeterminate = true;
                    var sent = await LedgerUpload.SendAsync(
                        nodes.CivilAffairs[0].Register, file.FullName, result.GetValue(Division)!, result.GetValue(Sheet)!, refusedFile, Advance, ct);
                    task.IsIndeterminate = false;
                    (task.MaxValue, task.Value) = (Math.Max(1, sent.Summary.RowCount), sent.Summary.RowCount);
                    return sent;

                    void Advance(ImportProgress step)
                    {
                        task.IsIndeterminate = step.TotalRowCount == 0;
                        (task.MaxValue, task.Value) = (Math.Max(1, step.TotalRowCount), step.RowCount);
                    }
                });
                Show(screen, upload, refusedFile, clock.Elapsed);
                return upload.Refused.Count == 0 ? ExitCode.Done : ExitCode.Unexpected;
            });

    private static void Show(Screen screen, LedgerUploadResult upload, string refusedFile, TimeSpan elapsed)
    {
        if (screen.IsJson)
        {
            Screen.Json(upload.Summary);
            return;
        }
        var summary = upload.Summary;
        screen.Line(
            $"共 {summary.RowCount:N0} 行：新增 {summary.EnteredCount:N0}，更新 {summary.UpdatedCount:N0}，未变 {summary.UnchangedCount:N0}，退回 {summary.RefusedCount:N0}；用时 {elapsed.TotalSeconds:0.0} 秒。",
            $"{summary.RowCount:N0} rows: {summary.EnteredCount:N0} entered, {summary.UpdatedCount:N0} updated, {summary.UnchangedCount:N0} unchanged, {summary.RefusedCount:N0} refused; {elapsed.TotalSeconds:0.0} s.");
        if (upload.Refused.Count == 0)
            return;

        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn(screen.Say("行", "Row")).AddColumn(screen.Say("列", "Column")).AddColumn(screen.Say("原因", "Reason"));
        foreach (var (row, error) in upload.Refused.Take(MostRowsShown).SelectMany(row => row.Errors.Select(error => (row.Row, error))))
            table.AddRow($"{row}", error.Column.EscapeMarkup(), error.Text.EscapeMarkup());
        screen.Show(table);
        screen.Line($"全部退回行及原因见 {refusedFile}，更正后可直接再次导入。", $"All refused rows with their reasons are in {refusedFile}; correct them there and import it again.");
    }
}
