using Google.Api;

namespace Exchange.Contracts.Tests;

/// <summary>How a method is offered as HTTP, on one line.</summary>
internal static class HttpText
{
    public static string Of(HttpRule rule)
    {
        var route = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => $"GET {rule.Get}",
            HttpRule.PatternOneofCase.Put => $"PUT {rule.Put}",
            HttpRule.PatternOneofCase.Post => $"POST {rule.Post}",
            HttpRule.PatternOneofCase.Delete => $"DELETE {rule.Delete}",
            HttpRule.PatternOneofCase.Patch => $"PATCH {rule.Patch}",
            HttpRule.PatternOneofCase.Custom => $"{rule.Custom.Kind} {rule.Custom.Path}",
            _ => "nowhere",
        };
        return route + Part(" body ", rule.Body) + Part(" response_body ", rule.ResponseBody);
    }

    private static string Part(string name, string value) => value.Length == 0 ? "" : name + value;
}
