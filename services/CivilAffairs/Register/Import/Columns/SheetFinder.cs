using Exchange.CivilAffairs.Register.Import.Files;

namespace Exchange.CivilAffairs.Register.Import.Columns;

/// <summary>Finds the sheet to import: the one named, or the only one whose header is a ledger's.</summary>
internal static class SheetFinder
{
    /// <summary>A sheet and its header, which has been checked.</summary>
    public static (LedgerSheet Sheet, LedgerHeading Heading) Find(LedgerFile file, string name, int headerRows)
    {
        var (sheet, heading) = name.Length > 0 ? Named(file, name, headerRows) : Only(file, headerRows);
        heading.Check();
        return (sheet, heading);
    }

    private static (LedgerSheet, LedgerHeading) Named(LedgerFile file, string name, int headerRows)
    {
        var sheet = file.Sheets.FirstOrDefault(sheet => sheet.Name == name)
            ?? file.Sheets.FirstOrDefault(sheet => HeaderText.Key(sheet.Name) == HeaderText.Key(name) && sheet.Name.Length > 0)
            ?? throw LedgerFileException.SheetNotFound($"没有指定名称的工作表，文件中有 {file.Sheets.Count} 张");
        return HeadingFinder.Find(sheet, headerRows) switch
        {
            null => throw LedgerFileException.Empty(),
            { IsLedger: false } => throw LedgerFileException.SheetNotFound($"指定工作表的前 {headerRows} 行没有台账表头"),
            var heading => (sheet, heading),
        };
    }

    private static (LedgerSheet, LedgerHeading) Only(LedgerFile file, int headerRows)
    {
        var headings = file.Sheets
            .Select((sheet, index) => (Sheet: sheet, Number: index + 1, Heading: HeadingFinder.Find(sheet, headerRows)))
            .ToList();
        if (headings.TrueForAll(found => found.Heading is null))
            throw LedgerFileException.Empty();

        var ledgers = headings.Where(found => found.Heading is { IsLedger: true }).ToList();
        var visible = ledgers.Where(found => !found.Sheet.IsHidden).ToList();
        return (visible, ledgers) switch
        {
            ([var (sheet, _, heading)], _) => (sheet, heading!),
            ([], []) => throw LedgerFileException.SheetNotFound($"前 {headerRows} 行没有台账表头"),
            ([], _) => throw LedgerFileException.SheetNotFound("只有隐藏的工作表像台账，请取消隐藏或指定工作表名称"),
            _ => throw LedgerFileException.SheetNotFound(
                $"第 {string.Join('、', visible.Select(found => found.Number))} 张工作表都像台账，请指定工作表名称"),
        };
    }
}
