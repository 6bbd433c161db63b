using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Exchange.Grpc.OpenApi;

namespace Exchange.Grpc.Tests.OpenApi;

/// <summary>protos/wording.json says in Chinese what the comments of the contracts say in English.</summary>
public sealed partial class WordingTests
{
    [Theory]
    [MemberData(nameof(Documents.Departments), MemberType = typeof(Documents))]
    public void Everything_that_a_document_tells_is_told_in_Chinese(string department)
    {
        var english = Documents.All(Documents.Of(department))
            .Where(found => found.Node is JsonObject)
            .SelectMany(found => Told(found.Node.AsObject()))
            .Where(text => text.Length > 0 && !IsChinese(text))
            .Distinct()
            .ToList();
        english.ShouldBeEmpty("add the Chinese to protos/wording.json, under the English text of the comment");
    }

    [Fact]
    public void No_Chinese_is_kept_for_a_comment_that_no_longer_exists()
    {
        var old = Documents.Texts.Translated.Except(Documents.Texts.Comments);
        old.ShouldBeEmpty("the comment has changed: change its entry in protos/wording.json");
    }

    [Fact]
    public void English_documents_carry_the_comments_as_they_are()
    {
        var service = Documents.Services["civilaffairs"][1];
        Documents.Texts.Describe(service, Language.English).ShouldStartWith("Referrals between the county of residence");
        Documents.Texts.Describe(service, Language.Chinese).ShouldNotBe(Documents.Texts.Describe(service, Language.English));
    }

    private static IEnumerable<string> Told(JsonObject node) =>
    [
        .. new[] { node["description"], node["summary"] }.OfType<JsonValue>().Select(Documents.Text),
        .. node["x-enumDescriptions"] is JsonObject values ? values.Select(value => Documents.Text(value.Value)) : [],
    ];

    private static bool IsChinese(string text) => Chinese().IsMatch(text) && !EnglishWords().IsMatch(Code().Replace(text, ""));

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();

    /// <summary>Words that English sentences hardly do without, and names do.</summary>
    [GeneratedRegex(@"(?<![\w.-])(the|of|is|are|an?|and|or|to|in|with|not|at|by|on|for|from|when|who|which)(?![\w.-])")]
    private static partial Regex EnglishWords();
}
