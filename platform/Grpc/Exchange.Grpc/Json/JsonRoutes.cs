using Google.Api;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc;

/// <summary>Every HTTP rule of the served contracts, compiled once. A rule that cannot hold stops the start.</summary>
internal sealed class JsonRoutes
{
    private readonly RouteTree<JsonRoute> _tree = new();

    /// <exception cref="InvalidOperationException">A rule contradicts its method or another rule; the message names it.</exception>
    public JsonRoutes(IEnumerable<MethodDescriptor> methods)
    {
        foreach (var route in methods.SelectMany(Of))
            _tree.Add(route.HttpMethod, route.Template, route);
    }

    public JsonRoute? Find(string httpMethod, RequestPath path, out IReadOnlyCollection<string> allowed) =>
        _tree.Find(httpMethod, path, out allowed);

    /// <summary>The ways to a method: one for each of its rules, the first of them first.</summary>
    /// <exception cref="InvalidOperationException">A rule contradicts its method.</exception>
    public static IEnumerable<JsonRoute> Of(MethodDescriptor method) =>
        method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is { } rule
            ? rule.AdditionalBindings.Prepend(rule).Select(binding => JsonRouteCompiler.Compile(method, binding))
            : [];
}
