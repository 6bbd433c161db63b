using System.IO.Compression;

namespace Exchange.CivilAffairs.Register.Import.Files.Xlsx;

/// <summary>The parts of a workbook and how they refer to each other.</summary>
internal sealed class XlsxParts
{
    private const string Package = "";

    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly LedgerLimits _limits;
    private readonly List<Relationship> _related;

    public XlsxParts(ZipArchive zip, LedgerLimits limits)
    {
        _limits = limits;
        foreach (var entry in zip.Entries)
            _entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        if (_entries.Keys.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            throw LedgerFileException.Unsupported("含宏的工作簿");

        var workbook = FindWorkbook();
        Workbook = _entries[workbook];
        _related = Relationships(workbook);
    }

    public ZipArchiveEntry Workbook { get; }

    /// <summary>The sheet that the workbook refers to by this id; null when there is none.</summary>
    public ZipArchiveEntry? SheetOf(string? id) => EntryOf(_related.Find(related => related.Id == id && related.Type == "worksheet"));

    /// <summary>The workbook's part of this type, such as <c>styles</c>; null when there is none.</summary>
    public ZipArchiveEntry? PartOf(string type) => EntryOf(_related.Find(related => related.Type == type));

    public void Read(ZipArchiveEntry part, Action<XlsxPart> read)
    {
        using var xml = new XlsxPart(part, _limits.PartBytes);
        read(xml);
    }

    private ZipArchiveEntry? EntryOf(Relationship related) => related.Target is null ? null : _entries.GetValueOrDefault(related.Target);

    private string FindWorkbook()
    {
        var name = Relationships(Package).Find(part => part.Type == "officeDocument").Target;
        if (name is null || !_entries.ContainsKey(name))
            throw LedgerFileException.Unsupported("压缩包，不是工作簿");
        if (name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase))
            throw LedgerFileException.Unsupported("二进制工作簿 .xlsb");

        var type = ContentTypeOf(name);
        if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
            throw LedgerFileException.Unsupported("含宏的工作簿");
        if (type.Length > 0 && !type.Contains("spreadsheetml", StringComparison.OrdinalIgnoreCase))
            throw LedgerFileException.Unsupported("不是电子表格");
        return name;
    }

    private string ContentTypeOf(string name)
    {
        var found = "";
        if (_entries.TryGetValue("[Content_Types].xml", out var types))
        {
            Read(types, part =>
            {
                while (part.ReadElement())
                {
                    var of = part.IsAt("Override") ? part.Attribute("PartName")?.TrimStart('/') : null;
                    if (name.Equals(of, StringComparison.OrdinalIgnoreCase))
                        found = part.Attribute("ContentType") ?? "";
                }
            });
        }

        return found;
    }

    private List<Relationship> Relationships(string of)
    {
        var found = new List<Relationship>();
        var folder = of[..(of.LastIndexOf('/') + 1)];
        if (_entries.TryGetValue($"{folder}_rels/{of[folder.Length..]}.rels", out var relationships))
        {
            Read(relationships, part =>
            {
                while (part.ReadElement())
                {
                    if (part.Attribute("Id") is { } id && part.Attribute("Type") is { } type && part.Attribute("Target") is { } target)
                        found.Add(new Relationship(id, type[(type.LastIndexOf('/') + 1)..], Resolve(folder, target)));
                }
            });
        }

        return found;
    }

    /// <summary>A target is relative to the folder of the part that refers to it, or starts with a slash.</summary>
    private static string Resolve(string folder, string target)
    {
        var path = new List<string>();
        foreach (var name in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name != "..")
                path.Add(name);
            else if (path.Count > 0)
                path.RemoveAt(path.Count - 1);
        }

        return string.Join('/', path.Where(name => name != "."));
    }

    private readonly record struct Relationship(string Id, string Type, string Target);
}
