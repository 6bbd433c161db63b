using System.Globalization;
using Exchange.CivilAffairs.Domain.Eligibility;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Exchange.Standards;

namespace Exchange.CivilAffairs.Eligibility;

/// <summary>Reads the fields of one message and notes what is wrong under their paths.</summary>
/// <param name="path">Path of the message in the request; empty for the request itself.</param>
/// <param name="check">Takes what is wrong.</param>
internal sealed class FieldReader(string path, FieldCheck check)
{
    /// <summary>The fields of a message within this one.</summary>
    public FieldReader In(string name) => new(PathOf(name), check);

    /// <summary>A civil date, ISO 8601; null when empty or wrong.</summary>
    public DateOnly? Date(string text, string name)
    {
        if (text.Length == 0)
            return null;
        var isDate = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        Require(isDate, name);
        return isDate ? date : null;
    }

    /// <summary>A county (six digits) or township (nine digits) that exists; none when empty or wrong.</summary>
    public DivisionCode Division(string text, string name)
    {
        if (text.Length == 0)
            return DivisionCode.None;
        var exists = DivisionCode.TryParse(text, out var code) && IsPlace(code);
        check.Require(exists, ErrorReason.DivisionUnknown, PathOf(name));
        return exists ? code : DivisionCode.None;
    }

    /// <summary>A county (six digits) that exists; none when empty or wrong.</summary>
    public DivisionCode County(string text, string name)
    {
        var code = Division(text, name);
        return Require(code.Level is DivisionLevel.None or DivisionLevel.County, name) ? code : DivisionCode.None;
    }

    /// <summary>Ranges of days in the order given; a wrong one is left out.</summary>
    public IReadOnlyList<DateRange> Ranges(IReadOnlyList<Interval> intervals, string name) =>
        [.. intervals.Select((days, i) => Range(days, $"{name}[{i}]")).OfType<DateRange>()];

    /// <summary>A range of days; null when wrong.</summary>
    public DateRange? Range(Interval? days, string name)
    {
        if (!check.Require(days is { FromDate.Length: > 0 }, PlatformErrorReason.FieldRequired, $"{PathOf(name)}.from_date"))
            return null;
        var (from, to) = (Date(days!.FromDate, $"{name}.from_date"), Date(days.ToDate, $"{name}.to_date"));
        var isInOrder = Require(to is null || from is null || to >= from, $"{name}.to_date");
        return isInOrder && from is not null ? new DateRange(from.Value, to) : null;
    }

    /// <summary>Notes FIELD_INVALID unless the condition holds.</summary>
    public bool Require(bool holds, string name) => check.Require(holds, PlatformErrorReason.FieldInvalid, PathOf(name));

    /// <summary>Notes FIELD_REQUIRED unless the condition holds.</summary>
    public bool RequireFilled(bool holds, string name) => check.Require(holds, PlatformErrorReason.FieldRequired, PathOf(name));

    /// <summary>Notes ENUM_VALUE_UNKNOWN unless the condition holds.</summary>
    public bool RequireEnum(bool holds, string name) => check.Require(holds, PlatformErrorReason.EnumValueUnknown, PathOf(name));

    /// <summary>Notes another reason unless the condition holds.</summary>
    public bool Require(bool holds, ErrorReason reason, string name, string? detail = null) =>
        check.Require(holds, reason, PathOf(name), detail);

    private string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    // The table has townships for the home province alone; elsewhere the county must exist.
    private static bool IsPlace(DivisionCode code) => code.Level switch
    {
        DivisionLevel.County => Divisions.Current.Contains(code),
        DivisionLevel.Township => Divisions.Current.Contains(code)
            || Divisions.Current.Contains(code.County) && Divisions.Current.TownshipsOf(code.County).Count == 0,
        _ => false,
    };
}
