namespace Exchange.Cli.Cluster;

/// <summary>Writes a node's configuration: the keys of <c>Exchange:…</c> that every service reads.</summary>
internal static class NodeSettings
{
    public static Dictionary<string, string?> Of(
        NodeSpec node, ClusterOptions options, Ports ports, string connectionString, Uri? broker)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Exchange:Node"] = node.Name,
            ["Exchange:Listen"] = Listener(ports.Grpc[node.Name]),
            ["Exchange:JsonListen"] = ports.Json.TryGetValue(node.Name, out var json) ? Listener(json) : "",
            ["Exchange:Gateway"] = node.Gateway ? "true" : "false",
            ["Exchange:Database:Provider"] = options.Database,
            ["Exchange:Database:ConnectionString"] = connectionString,
            ["Exchange:Bus:Transport"] = options.Bus,
            ["Exchange:Bus:Uri"] = broker?.ToString() ?? "",
            ["Exchange:Keys:Directory"] = KeysOf(options),
        };
        for (var i = 0; i < node.Serves.Count; i++)
            settings[$"Exchange:Serves:{i}"] = node.Serves[i];
        foreach (var department in NodeSpec.All.Where(other => !other.IsCivilAffairs))
            settings[$"Exchange:Departments:{department.Department}"] = ports.Grpc[department.Name].ToString();
        return settings;
    }

    private static string Listener(Uri address) => address.GetLeftPart(UriPartial.Authority);

    public static string KeysOf(ClusterOptions options) => Path.Combine(options.Directory, "keys");
}
