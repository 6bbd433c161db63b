using Exchange.CivilAffairs.Register.Import.Columns;
using Exchange.CivilAffairs.Register.Import.Files;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Google.Protobuf.WellKnownTypes;

namespace Exchange.CivilAffairs.Register.Import.Rows;

/// <summary>Reads the rows below a header as statements about children.</summary>
internal sealed class RowReader(LedgerHeading heading, RowContext context, LedgerLimits limits)
{
    private readonly string _citizenIdHeader = heading.HeaderOf(Column.CitizenId);
    private readonly FieldMask _stated = StatedBy(heading);
    private readonly FieldMask _statedWithAddress = StatedBy(heading, LedgerColumns.Of(Column.Address).States);

    /// <summary>All that the row says, or all that is wrong with it.</summary>
    public ReadRow Read(LedgerRow row)
    {
        var cells = new RowCells(row, heading, limits.CellCharacters);
        var kind = LedgerWords.HukouKind.Read(cells, Column.HukouKind);
        var hukou = PlaceCells.ReadHukou(cells, kind, context);
        var (identity, id) = IdentityCells.Read(cells, hukou.Unregistered, context);
        var (division, address) = PlaceCells.ReadResidence(cells, context);
        var child = new Child
        {
            Identity = identity,
            Facts = ReadFacts(cells, identity, hukou, division),
            ResidenceAddress = address,
            Guardian = CareCells.ReadGuardian(cells),
            SchoolDivision = PlaceCells.ReadCounty(cells, Column.School, context),
            InsuredDivision = PlaceCells.ReadCounty(cells, Column.Insurance, context),
        };
        var statement = new ChildStatement(child) { Stated = address.Length > 0 ? _statedWithAddress : _stated };
        return new ReadRow(row, cells.Errors.Count == 0 ? statement : null, cells.Errors)
        {
            CitizenIdHeader = _citizenIdHeader,
            MayHaveLostDigits = id.MayHaveLostDigits,
        };
    }

    private ChildFacts ReadFacts(RowCells cells, PersonIdentity identity, Hukou hukou, string residence)
    {
        var (left, bornAway) = CareCells.ReadDeparture(cells, identity.BirthDate, context);
        var facts = new ChildFacts
        {
            BirthDate = identity.BirthDate,
            Sex = identity.Sex,
            Hukou = hukou,
            ResidenceDivision = residence,
            LivingArrangement = LedgerWords.Living.Read(cells, Column.Living) ?? LivingArrangement.Unspecified,
            LeftHukouDate = left,
            BornAway = bornAway,
            Programmes = CareCells.ReadProgrammes(cells),
            CareMode = LedgerWords.CareMode.Read(cells, Column.CareMode) ?? CareMode.Unspecified,
        };
        facts.Difficulties.AddRange(CareCells.ReadDifficulties(cells));
        return facts;
    }

    private static FieldMask StatedBy(LedgerHeading heading, string always = "")
    {
        var columns = LedgerColumns.All.Where(column => heading.PlaceOf(column.Id) is not null);
        var paths = columns.SelectMany(column => column.States.Split(' ')).Append(always).Where(path => path.Length > 0).Distinct();
        return new FieldMask { Paths = { paths } };
    }
}
