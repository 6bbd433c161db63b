namespace Exchange.Cli.Cluster;

/// <summary>Writes a node's configuration: the keys of <c>Exchange:…</c> that every service reads.</summary>
internal static class NodeSettings
{
    public static Dictionary<string, string?> Of(
        NodeSpec node, ClusterOptions options, IReadOnlyDictionary<string, Uri> addresses, string connectionString, Uri? broker)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Exchange:Node"] = node.Name,
            ["Exchange:Listen"] = addresses[node.Name].GetLeftPart(UriPartial.Authority),
            ["Exchange:Gateway"] = node.Gateway ? "true" : "false",
            ["Exchange:Database:Provider"] = options.Database,
            ["Exchange:Database:ConnectionString"] = connectionString,
            ["Exchange:Bus:Transport"] = options.Bus,
            ["Exchange:Bus:Uri"] = broker?.ToString() ?? "",
            ["Exchange:Keys:Directory"] = KeysOf(options),
        };
        if (JsonOf(addresses[node.Name], options) is { } json)
            settings["Exchange:JsonListen"] = json.GetLeftPart(UriPartial.Authority);
        for (var i = 0; i < node.Serves.Count; i++)
            settings[$"Exchange:Serves:{i}"] = node.Serves[i];
        foreach (var department in NodeSpec.All.Where(other => !other.IsCivilAffairs))
            settings[$"Exchange:Departments:{department.Department}"] = addresses[department.Name].ToString();
        return settings;
    }

    /// <summary>Where a node serves JSON and its page: a hundred ports above gRPC; null where nobody chose the ports.</summary>
    public static Uri? JsonOf(Uri address, ClusterOptions options) =>
        options.FirstPort > 0 ? new UriBuilder(address) { Port = address.Port + 100 }.Uri : null;

    public static string KeysOf(ClusterOptions options) => Path.Combine(options.Directory, "keys");
}
