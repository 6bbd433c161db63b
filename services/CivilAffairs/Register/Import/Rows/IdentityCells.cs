using System.Globalization;
using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Standards;
using Sex = Exchange.Contracts.Type.V1.Sex;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>Reads who a child is: name, number, sex and birth date, which must agree with each other.</summary>
internal static class IdentityCells
{
    /// <param name="row">The row; takes what is wrong.</param>
    /// <param name="isUnregistered">The row says that the child is not registered, and so has no number.</param>
    /// <param name="context">Of the import.</param>
    /// <returns>Who the child is, and her number; of no use when the row has errors.</returns>
    public static (PersonIdentity Identity, CitizenId Id) Read(RowCells row, bool isUnregistered, RowContext context)
    {
        var name = CellText.Name(row.TextOrNothing(Column.Name));
        if (row.IsBlank(Column.Name))
            row.Refuse(Column.Name, ErrorReason.CellRequired);

        var id = ReadId(row, isUnregistered, context.Today);
        var sex = LedgerWords.Sex.Read(row, Column.Sex);
        var birth = DateCells.Read(row, Column.BirthDate, context.Today, context.Is1904);
        if (id.IsEmpty)
        {
            foreach (var column in (Column[])[Column.Sex, Column.BirthDate])
            {
                if (isUnregistered && row.IsBlank(Column.CitizenId) && row.IsBlank(column))
                    row.Refuse(column, ErrorReason.CellRequired);
            }
        }
        else
        {
            (sex, birth) = Agree(row, id, sex, birth);
        }

        return (new PersonIdentity { CitizenId = id.Reveal(), Name = name, Sex = sex ?? Sex.Unspecified, BirthDate = Iso(birth) }, id);
    }

    public static string Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static CitizenId ReadId(RowCells row, bool isUnregistered, DateOnly today)
    {
        var text = row.TextOrNothing(Column.CitizenId);
        if (!isUnregistered && row.IsBlank(Column.CitizenId))
            row.Refuse(Column.CitizenId, ErrorReason.CellRequired, "该项必填。未登记户口的儿童请在“户籍类型”写“未登记”。");
        if (isUnregistered && text.Length > 0)
            row.Refuse(Column.CitizenId, ErrorReason.CellValueUnknown, "户籍类型为“未登记”时，身份证号应为空。请核对两处。");
        if (isUnregistered || text.Length == 0)
            return default;

        if (CitizenId.TryParse(text, out var id, out var error) && id.BirthDate <= today)
            return id;
        // A number cell of more than 15 digits is in scientific notation, whatever its check digit would say.
        if (error == CitizenIdError.ExcelMangled)
            row.Refuse(Column.CitizenId, ErrorReason.CitizenIdExcelRounded);
        else
            row.Refuse(Column.CitizenId, ErrorReason.CitizenIdInvalid, ("detail", Detail(error)));
        return default;
    }

    private static (Sex, DateOnly) Agree(RowCells row, CitizenId id, Sex? sex, DateOnly? birth)
    {
        var stated = id.Sex == Standards.Sex.Male ? Sex.Male : Sex.Female;
        if (sex is Sex.Male or Sex.Female && sex != stated)
            row.Refuse(Column.Sex, ErrorReason.SexConflict);
        if (birth is not null && birth != id.BirthDate)
            row.Refuse(Column.BirthDate, ErrorReason.BirthDateConflict);
        return (stated, id.BirthDate);
    }

    private static string Detail(CitizenIdError error) => error switch
    {
        CitizenIdError.Length => "应为 18 位",
        CitizenIdError.Character => "前 17 位应为数字，末位应为数字或 X",
        CitizenIdError.Division => "前两位不是省级行政区划代码",
        CitizenIdError.BirthDate => "第 7 至 14 位不是有效日期",
        CitizenIdError.Checksum => "校验码不符",
        _ => "出生日期晚于今天",
    };
}
