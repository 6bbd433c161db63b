using System.IO.Compression;

namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>
/// A workbook (Office Open XML). It is read part by part straight from its ZIP: a library for workbooks reads each sheet twice, holds
/// every shared text as a string and sets no limit to what a cell may hold.
/// </summary>
internal sealed class XlsxFile : LedgerFile
{
    private readonly ZipArchive _zip;
    private readonly XlsxParts _parts;
    private readonly Lazy<SharedStrings> _strings;

    private XlsxFile(ZipArchive zip, LedgerLimits limits)
    {
        Limits = limits;
        _zip = zip;
        _parts = new XlsxParts(zip, limits);
        _strings = new Lazy<SharedStrings>(ReadStrings);
        (Sheets, Is1904) = ReadWorkbook();
        if (_parts.PartOf("styles") is { } styles)
            _parts.Read(styles, Styles.Read);
    }

    public override IReadOnlyList<LedgerSheet> Sheets { get; }

    public LedgerLimits Limits { get; }

    public bool Is1904 { get; }

    public XlsxStyles Styles { get; } = new();

    public SharedStrings Strings => _strings.Value;

    public static XlsxFile Open(Stream file, LedgerLimits limits)
    {
        XlsxDirectory.RefuseTooManyParts(file);
        var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            return new XlsxFile(zip, limits);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public override void Dispose() => _zip.Dispose();

    private (IReadOnlyList<LedgerSheet> Sheets, bool Is1904) ReadWorkbook()
    {
        var sheets = new List<LedgerSheet>();
        var is1904 = false;
        _parts.Read(_parts.Workbook, part =>
        {
            while (part.ReadElement())
            {
                if (part.IsAt("workbookPr"))
                    is1904 = part.Attribute("date1904") is "1" or "true";
                else if (part.IsAt("sheet") && _parts.SheetOf(part.AttributeOfAnyNamespace("id")) is { } entry)
                    sheets.Add(new XlsxSheet(part.Attribute("name") ?? "", IsHidden(part.Attribute("state")), entry, this));
            }
        });
        return (sheets, is1904);
    }

    private static bool IsHidden(string? state) => state is "hidden" or "veryHidden";

    private SharedStrings ReadStrings()
    {
        var strings = new SharedStrings();
        if (_parts.PartOf("sharedStrings") is { } part)
            _parts.Read(part, xml => strings.Read(xml, Limits));
        return strings;
    }
}
