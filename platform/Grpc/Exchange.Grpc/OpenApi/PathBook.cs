using System.Text.RegularExpressions;

namespace Exchange.Grpc.OpenApi;

/// <summary>
/// Writes path templates as OpenAPI has them. Two that differ by the names of their variables alone are one path there, with one set of
/// names.
/// </summary>
internal sealed class PathBook
{
    private readonly Dictionary<string, IReadOnlyList<string>> _names = [];

    /// <summary>The path of a route, and what its variables are called in it, in their order.</summary>
    public (string Path, IReadOnlyList<string> Names) Write(JsonRoute route)
    {
        var shape = Write(route.Template, _ => "");
        if (!_names.TryGetValue(shape, out var names))
            _names[shape] = names = NamesOf(route);
        return (Write(route.Template, index => names[index]), names);
    }

    /// <summary>The form of a variable's value as a regular expression; null where it is any one segment.</summary>
    public static string? PatternOf(PathTemplate template, PathVariable variable)
    {
        var segments = template.Segments.Skip(variable.Start).Take(variable.Count).ToList();
        return segments is [PathTemplate.AnyOne] ? null : $"^{string.Join('/', segments.Select(Pattern))}$";
    }

    private static string Pattern(string segment) => segment switch
    {
        PathTemplate.AnyOne => "[^/]+",
        PathTemplate.AnyRest => ".+",
        _ => Regex.Escape(segment),
    };

    /// <summary>A field's own name says enough, unless another in the path has the same.</summary>
    private static IReadOnlyList<string> NamesOf(JsonRoute route)
    {
        var last = route.Variables.Select(variable => variable.Last.Name).ToList();
        return last.Distinct().Count() == last.Count ? last : [.. route.Variables.Select(variable => variable.Name)];
    }

    private static string Write(PathTemplate template, Func<int, string> name)
    {
        var path = "";
        for (var at = 0; at < template.Segments.Count; at++)
        {
            var index = template.Variables.ToList().FindIndex(variable => variable.Start == at);
            path += index < 0 ? $"/{template.Segments[at]}" : $"/{{{name(index)}}}";
            at += index < 0 ? 0 : template.Variables[index].Count - 1;
        }

        return path + template.Verb;
    }
}
