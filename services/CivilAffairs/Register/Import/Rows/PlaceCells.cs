using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>Reads where a child is registered and where she lives.</summary>
internal static class PlaceCells
{
    private const int LongestAddress = 200;

    public static Hukou ReadHukou(RowCells row, HukouKind? kind, RowContext context)
    {
        var text = row.TextOrNothing(Column.Hukou);
        var says = LedgerWords.HukouKind.Of(text);
        if (kind == HukouKind.Unregistered || (kind is null && says == HukouKind.Unregistered))
        {
            if (text.Length > 0 && says != HukouKind.Unregistered)
                row.Refuse(Column.Hukou, ErrorReason.CellValueUnknown, "户籍类型为“未登记”时，户籍地应为空。请核对两处。");
            return new Hukou { Unregistered = true };
        }

        if (row.IsBlank(Column.Hukou))
            row.Refuse(Column.Hukou, ErrorReason.CellRequired);
        if (text.Length == 0)
            return new Hukou();
        var division = CodeOf(row, Column.Hukou, context.Places.Find(text, default));
        return new Hukou { Division = division, Collective = kind == HukouKind.Collective };
    }

    /// <returns>The division, and the address below it.</returns>
    public static (string Division, string Address) ReadResidence(RowCells row, RowContext context)
    {
        var address = row.TextOrNothing(Column.Address);
        var text = row.TextOrNothing(Column.Residence);
        if (row.IsBlank(Column.Residence))
            row.Refuse(Column.Residence, ErrorReason.CellRequired);
        if (text.Length == 0)
            return ("", address);

        var place = context.Places.Find(text, context.Ledger);
        if (place.IsUnknown)
        {
            place = context.Places.Find(text, default);
            // A place above the ledger's is not outside of it, only not told to the county.
            if (!place.IsUnknown && !place.Codes.Any(context.Ledger.IsWithin))
            {
                row.Refuse(Column.Residence, ErrorReason.ResidenceOutside);
                return ("", address);
            }
        }

        var whole = address.StartsWith(place.Rest, StringComparison.Ordinal) ? address : place.Rest + address;
        if (whole.Length > LongestAddress)
            row.Refuse(Column.Address, ErrorReason.CellTooLong, ("limit", LongestAddress));
        return (CodeOf(row, Column.Residence, place), whole);
    }

    /// <summary>A place that is told by its county alone, six digits; empty when it is not told.</summary>
    public static string ReadCounty(RowCells row, Column column, RowContext context)
    {
        var text = row.TextOrNothing(column);
        return text.Length > 0 && CodeOf(row, column, context.Places.Find(text, default)) is { Length: > 0 } code
            ? DivisionCode.Parse(code).County.ToString()
            : "";
    }

    /// <summary>The code of a county or township; empty when the cell is refused.</summary>
    private static string CodeOf(RowCells row, Column column, Place place)
    {
        if (place.IsUnknown)
            row.Refuse(column, ErrorReason.DivisionUnknown);
        else if (place.IsAmbiguous)
            row.Refuse(column, ErrorReason.DivisionAmbiguous);
        else if (place.Codes[0].Level >= DivisionLevel.County)
            return place.Codes[0].ToString();
        else if (Divisions.Current.CountiesOf(place.Codes[0]) is [var only])
            return only.Code.ToString(); // 东莞 and the like are cities that act as their own county.
        else
            row.Refuse(column, ErrorReason.DivisionUnknown, "行政区划应写到县（市、区）或乡镇（街道）。");
        return "";
    }
}
