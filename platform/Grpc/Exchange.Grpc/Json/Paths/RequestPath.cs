namespace Exchange.Grpc;

/// <summary>
/// The path of a request as it was sent, parted before anything is decoded: an encoded slash or colon is text, not structure.
/// </summary>
internal sealed class RequestPath
{
    private readonly string[] _raw;

    private RequestPath(string[] raw, string verb)
    {
        _raw = raw;
        Verb = verb;
        Segments = Array.ConvertAll(raw, Uri.UnescapeDataString);
    }

    /// <summary>The segments, decoded. None is empty but in a path that no template matches.</summary>
    public IReadOnlyList<string> Segments { get; }

    /// <summary>The last segment's last colon and what follows it; empty without one.</summary>
    public string Verb { get; }

    /// <summary>Reads a path as it stands in the request line, such as <c>/v1/referrals/a%2Fb:accept</c>; a query is left out.</summary>
    public static RequestPath Parse(string target)
    {
        var path = target.AsSpan();
        if (path.IndexOf('?') is >= 0 and var query)
            path = path[..query];
        var verb = "";
        if (path.LastIndexOf(':') is >= 0 and var colon && colon > path.LastIndexOf('/'))
        {
            verb = path[colon..].ToString();
            path = path[..colon];
        }

        return new RequestPath(path is ['/', .. var segments] ? segments.ToString().Split('/') : [""], verb);
    }

    /// <summary>The value of a variable of a template that this path matches.</summary>
    public string Read(PathVariable variable)
    {
        if (variable.IsOneSegment)
            return Segments[variable.Start];
        var end = variable.TakesRest ? _raw.Length : variable.Start + variable.Count;
        return string.Join('/', _raw[variable.Start..end].Select(KeepSlashes));
    }

    private static string KeepSlashes(string segment) =>
        Uri.UnescapeDataString(segment.Replace("%2F", "%252F", StringComparison.Ordinal).Replace("%2f", "%252f", StringComparison.Ordinal));
}
