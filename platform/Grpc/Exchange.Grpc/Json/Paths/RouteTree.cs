namespace Exchange.Grpc;

/// <summary>
/// Finds what stands at a path. Of several templates that match, the one with the earlier literal wins, then <c>*</c> before <c>**</c>.
/// </summary>
internal sealed class RouteTree<T>
    where T : class
{
    /// <summary>A rule for any HTTP method.</summary>
    public const string AnyMethod = "*";

    private readonly Node _root = new();

    /// <exception cref="InvalidOperationException">Another value stands at the same path and method.</exception>
    public void Add(string httpMethod, PathTemplate template, T value)
    {
        var node = _root;
        foreach (var segment in template.Segments)
        {
            node = segment switch
            {
                PathTemplate.AnyOne => node.AnyOne ??= new(),
                PathTemplate.AnyRest => node.AnyRest ??= new(),
                _ => node.Literals.TryGetValue(segment, out var next) ? next : node.Literals[segment] = new(),
            };
        }

        var methods = node.Verbs.TryGetValue(template.Verb, out var known) ? known : node.Verbs[template.Verb] = [];
        if (!methods.TryAdd(httpMethod, value))
            throw new InvalidOperationException($"{value} and {methods[httpMethod]} stand at the same path.");
    }

    /// <summary>What stands at the path; without it, <paramref name="allowed"/> tells the methods that would be right, if any.</summary>
    public T? Find(string httpMethod, RequestPath path, out IReadOnlyCollection<string> allowed)
    {
        SortedSet<string>? others = null;
        foreach (var methods in Matches(_root, path, 0))
        {
            if (methods.TryGetValue(httpMethod, out var value) || methods.TryGetValue(AnyMethod, out value))
            {
                allowed = [];
                return value;
            }

            (others ??= new(StringComparer.Ordinal)).UnionWith(methods.Keys);
        }

        allowed = others ?? (IReadOnlyCollection<string>)[];
        return null;
    }

    private static IEnumerable<Dictionary<string, T>> Matches(Node node, RequestPath path, int at)
    {
        if (at == path.Segments.Count)
        {
            if (node.Verbs.TryGetValue(path.Verb, out var here))
                yield return here;
        }
        else if (path.Segments[at].Length > 0)
        {
            if (node.Literals.TryGetValue(path.Segments[at], out var literal))
            {
                foreach (var match in Matches(literal, path, at + 1))
                    yield return match;
            }

            if (node.AnyOne is not null)
            {
                foreach (var match in Matches(node.AnyOne, path, at + 1))
                    yield return match;
            }
        }

        if (node.AnyRest?.Verbs.TryGetValue(path.Verb, out var rest) == true && !path.Segments.Skip(at).Contains(""))
            yield return rest;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Literals { get; } = [];

        public Node? AnyOne { get; set; }

        public Node? AnyRest { get; set; }

        /// <summary>By verb, then by HTTP method.</summary>
        public Dictionary<string, Dictionary<string, T>> Verbs { get; } = [];
    }
}
