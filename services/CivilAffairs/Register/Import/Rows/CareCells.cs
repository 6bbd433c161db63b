using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>Reads what a ledger says of a child's life: with whom, since when, on which lists, in which difficulties.</summary>
internal static class CareCells
{
    private static readonly (Column Column, Difficulty Difficulty)[] DifficultyColumns =
    [
        (Column.LivingDifficulty, Difficulty.Living),
        (Column.MedicalDifficulty, Difficulty.Medical),
        (Column.SchoolingDifficulty, Difficulty.Schooling),
    ];

    private static readonly char[] ListSeparators = ['、', ',', '，', ';', '；', '/', '|', ' '];

    public static Guardian? ReadGuardian(RowCells row)
    {
        var guardian = new Guardian
        {
            Name = CellText.Name(row.TextOrNothing(Column.GuardianName)),
            Relationship = row.TextOrNothing(Column.GuardianRelationship),
            Phone = row.TextOrNothing(Column.GuardianPhone),
        };
        return guardian.CalculateSize() == 0 ? null : guardian;
    }

    /// <summary>The day of leaving (ISO 8601, empty when not told), or that the child was born away.</summary>
    public static (string Left, bool BornAway) ReadDeparture(RowCells row, string birth, RowContext context)
    {
        if (CellText.Word(row.Cell(Column.LeftDate).Text) is "出生" or "出生时" or "出生起" or "自出生" or "出生在外" or "出生即在外")
            return ("", true);
        var left = IdentityCells.Iso(DateCells.Read(row, Column.LeftDate, context.Today, context.Is1904));
        if (left.Length > 0 && string.CompareOrdinal(left, birth) < 0)
            row.Refuse(Column.LeftDate, ErrorReason.DateInvalid, "日期早于出生日期。请核对两处。");
        return (left, false);
    }

    public static ProgrammeLists? ReadProgrammes(RowCells row)
    {
        var lists = new ProgrammeLists();
        (lists.MinimumLiving, lists.MinimumLivingFen) = ReadHolding(row, Column.MinimumLiving, Column.MinimumLivingAmount);
        (lists.ExtremePoverty, lists.ExtremePovertyFen) = ReadHolding(row, Column.ExtremePoverty, Column.ExtremePovertyAmount);
        lists.DisabilityLivingFen = ReadAmount(row, Column.DisabilityAmount);
        (lists.DisabilityType, lists.DisabilityGrade) = ReadDisability(row);
        return lists.CalculateSize() == 0 ? null : lists;
    }

    public static IEnumerable<Difficulty> ReadDifficulties(RowCells row)
    {
        var found = new SortedSet<Difficulty>();
        foreach (var word in row.TextOrNothing(Column.Difficulties).Split(ListSeparators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (LedgerWords.Difficulty.Of(word) is { } difficulty)
                found.Add(difficulty);
            else
                LedgerWords.Difficulty.Refuse(row, Column.Difficulties);
        }

        foreach (var (column, difficulty) in DifficultyColumns)
        {
            if (LedgerWords.Truth.Read(row, column) == true)
                found.Add(difficulty);
        }

        return found;
    }

    /// <summary>On the list or not, and the amount. An amount alone says that she is on the list; a no beside one contradicts it.</summary>
    private static (bool IsListed, long Fen) ReadHolding(RowCells row, Column list, Column amount)
    {
        var isListed = LedgerWords.Truth.Read(row, list);
        var fen = ReadAmount(row, amount);
        if (isListed == false && fen > 0)
            row.Refuse(amount, ErrorReason.CellValueUnknown, $"“{LedgerColumns.Of(list).Name}”为“否”时不应填写金额。请核对两处。");
        return (isListed == true || fen > 0, fen);
    }

    private static long ReadAmount(RowCells row, Column column)
    {
        var text = row.TextOrNothing(column);
        if (text.Length == 0)
            return 0;
        if (Yuan.TryParse(CellText.Word(text).Replace("/月", "", StringComparison.Ordinal), out var amount) && !amount.IsNegative)
            return amount.Fen;
        row.Refuse(column, ErrorReason.CellValueUnknown, ("allowed", "每月金额（元），如 800 或 800.50"));
        return 0;
    }

    /// <summary>Type and grade of a card, each in its column or both in one of them (智力三级).</summary>
    private static (int Type, int Grade) ReadDisability(RowCells row)
    {
        if (Disability.TryParse(row.TextOrNothing(Column.DisabilityType), out var both)
            || Disability.TryParse(row.TextOrNothing(Column.DisabilityGrade), out both))
            return ((int)both.Type, both.Grade);

        var type = LedgerWords.DisabilityType.Read(row, Column.DisabilityType) ?? 0;
        var grade = LedgerWords.DisabilityGrade.Read(row, Column.DisabilityGrade) ?? 0;
        if (type > 0 && row.IsBlank(Column.DisabilityGrade))
            row.Refuse(Column.DisabilityGrade, ErrorReason.CellRequired);
        if (grade > 0 && row.IsBlank(Column.DisabilityType))
            row.Refuse(Column.DisabilityType, ErrorReason.CellRequired);
        return (type, grade);
    }
}
