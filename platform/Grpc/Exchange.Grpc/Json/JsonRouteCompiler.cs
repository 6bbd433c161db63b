using Google.Api;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc;

/// <summary>Checks a rule of <c>google.api.http</c> against its method.</summary>
internal sealed class JsonRouteCompiler
{
    private readonly MethodDescriptor _method;
    private readonly HttpRule _rule;

    private JsonRouteCompiler(MethodDescriptor method, HttpRule rule) => (_method, _rule) = (method, rule);

    /// <exception cref="InvalidOperationException">The rule cannot hold; the message names method and reason.</exception>
    public static JsonRoute Compile(MethodDescriptor method, HttpRule rule) => new JsonRouteCompiler(method, rule).Compile();

    private JsonRoute Compile()
    {
        if (_method.IsClientStreaming)
            throw Wrong("a stream of requests cannot be one HTTP request");
        var (verb, path) = Pattern();
        var template = Parse(path);
        var route = new JsonRoute
        {
            Method = _method,
            HttpMethod = verb,
            Template = template,
            Variables = [.. template.Variables.Select(variable => Variable(variable.Field))],
            BodyIsAll = _rule.Body == "*",
            BodyField = _rule.Body is "" or "*" ? null : Field(_method.InputType, _rule.Body),
            ResponseField = _rule.ResponseBody.Length == 0 ? null : Field(_method.OutputType, _rule.ResponseBody),
        };
        if (route.HasBody && verb is "GET" or "DELETE")
            throw Wrong($"{verb} has no body");
        if (route.Variables.FirstOrDefault(variable => variable.First == route.BodyField) is { } both)
            throw Wrong($"{both.Name} is in the path and in the body");
        if (_method.IsServerStreaming && Line(route) is { } line && FieldNames.Find(line, StreamReply.ErrorName) is not null)
            throw Wrong($"a line of the stream with a field '{StreamReply.ErrorName}' would look like its end with an error");
        return route;
    }

    private (string Verb, string Path) Pattern() => _rule.PatternCase switch
    {
        HttpRule.PatternOneofCase.Get => ("GET", _rule.Get),
        HttpRule.PatternOneofCase.Put => ("PUT", _rule.Put),
        HttpRule.PatternOneofCase.Post => ("POST", _rule.Post),
        HttpRule.PatternOneofCase.Delete => ("DELETE", _rule.Delete),
        HttpRule.PatternOneofCase.Patch => ("PATCH", _rule.Patch),
        HttpRule.PatternOneofCase.Custom => (_rule.Custom.Kind, _rule.Custom.Path),
        _ => throw Wrong("there is no path"),
    };

    private PathTemplate Parse(string path)
    {
        try
        {
            return PathTemplate.Parse(path);
        }
        catch (FormatException e)
        {
            throw Wrong(e.Message, e);
        }
    }

    private FieldPath Variable(string name) =>
        FieldPath.Find(_method.InputType, name) is { Last.IsRepeated: false } path && FieldTypes.IsText(path.Last)
            ? path
            : throw Wrong($"'{name}' is no field of {_method.InputType.FullName} that a path can hold");

    private FieldDescriptor Field(MessageDescriptor type, string name) =>
        FieldNames.Find(type, name) ?? throw Wrong($"{type.FullName} has no field '{name}'");

    /// <summary>The message that a line of a stream is; null where it is no object.</summary>
    private MessageDescriptor? Line(JsonRoute route) =>
        route.ResponseField is null ? _method.OutputType
        : FieldTypes.IsMessage(route.ResponseField) && !route.ResponseField.IsRepeated ? route.ResponseField.MessageType
        : null;

    private InvalidOperationException Wrong(string why, Exception? cause = null) =>
        new($"The HTTP rule of {_method.FullName} cannot hold: {why}.", cause);
}
