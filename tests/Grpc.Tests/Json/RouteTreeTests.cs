namespace Exchange.Grpc.Tests.Json;

public class RouteTreeTests
{
    private static readonly string[] Templates =
    [
        "/v1/kinds", "/v1/kinds:watch", "/v1/kinds/{id}", "/v1/kinds/{id}:open", "/v1/kinds/special", "/v1/kinds/{id}/parts/{part}",
        "/v1/{name=shelves/*/kinds/*}",
        "/v1/files/{path=**}", "/v1/files/{path=**}:read", "/v1/files/fixed", "/v1/files/*/size",
        "/v2/{rest=a/**}",
    ];

    [Theory]
    [InlineData("/v1/kinds", "/v1/kinds")]
    [InlineData("/v1/kinds?page=1", "/v1/kinds")]
    [InlineData("/v1/kinds:watch", "/v1/kinds:watch")]
    [InlineData("/v1/kinds:watch?x=a:b", "/v1/kinds:watch")]
    [InlineData("/v1/k%69nds", "/v1/kinds")]
    [InlineData("/v1/kinds/a", "/v1/kinds/{id}", "a")]
    [InlineData("/v1/kinds/special", "/v1/kinds/special")]
    [InlineData("/v1/kinds/special:open", "/v1/kinds/{id}:open", "special")]
    [InlineData("/v1/kinds/special/parts/1", "/v1/kinds/{id}/parts/{part}", "special", "1")]
    [InlineData("/v1/kinds/a%3Aopen", "/v1/kinds/{id}", "a:open")]
    [InlineData("/v1/kinds/a%2Fb", "/v1/kinds/{id}", "a/b")]
    [InlineData("/v1/kinds/%E5%84%BF%E7%AB%A5", "/v1/kinds/{id}", "儿童")]
    [InlineData("/v1/kinds/a+b%20c%25", "/v1/kinds/{id}", "a+b c%")]
    [InlineData("/v1/kinds/a:b:open", "/v1/kinds/{id}:open", "a:b")]
    [InlineData("/v1/shelves/1/kinds/2", "/v1/{name=shelves/*/kinds/*}", "shelves/1/kinds/2")]
    [InlineData("/v1/shelves/a%2Fb%20c/kinds/%2f", "/v1/{name=shelves/*/kinds/*}", "shelves/a%2Fb c/kinds/%2f")]
    [InlineData("/v1/files", "/v1/files/{path=**}", "")]
    [InlineData("/v1/files:read", "/v1/files/{path=**}:read", "")]
    [InlineData("/v1/files/fixed", "/v1/files/fixed")]
    [InlineData("/v1/files/fixed/x", "/v1/files/{path=**}", "fixed/x")]
    [InlineData("/v1/files/x/size", "/v1/files/*/size")]
    [InlineData("/v1/files/x/y/size", "/v1/files/{path=**}", "x/y/size")]
    [InlineData("/v1/files/x/size:read", "/v1/files/{path=**}:read", "x/size")]
    [InlineData("/v2/a", "/v2/{rest=a/**}", "a")]
    [InlineData("/v2/a/b/c", "/v2/{rest=a/**}", "a/b/c")]
    public void A_path_finds_its_template_and_values(string path, string template, params string[] values)
    {
        var request = RequestPath.Parse(path);

        Tree().Find("GET", request, out _).ShouldBe(template);
        PathTemplate.Parse(template).Variables.Select(request.Read).ShouldBe(values);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("*")]
    [InlineData("v1/kinds")]
    [InlineData("/v1")]
    [InlineData("//v1/kinds")]
    [InlineData("/v1//kinds")]
    [InlineData("/v1/kinds/")]
    [InlineData("/v1/kinds:other")]
    [InlineData("/v1/kinds:")]
    [InlineData("/v1/kinds%3Awatch")]
    [InlineData("/v1/kinds/a:explode")]
    [InlineData("/v1/Kinds")]
    [InlineData("/v1/files/a//b")]
    [InlineData("/v1/files/a/")]
    [InlineData("/v2/b")]
    public void Other_paths_find_nothing(string path)
    {
        Tree().Find("GET", RequestPath.Parse(path), out var allowed).ShouldBeNull();

        allowed.ShouldBeEmpty();
    }

    [Fact]
    public void Where_the_method_is_wrong_all_that_would_be_right_are_told()
    {
        var tree = new RouteTree<string>();
        tree.Add("GET", PathTemplate.Parse("/v1/{id}"), "read");
        tree.Add("POST", PathTemplate.Parse("/v1/special"), "make");
        tree.Add("DELETE", PathTemplate.Parse("/v1/{path=**}"), "drop");

        tree.Find("PUT", RequestPath.Parse("/v1/special"), out var allowed).ShouldBeNull();
        allowed.ShouldBe(["DELETE", "GET", "POST"]);
        tree.Find("GET", RequestPath.Parse("/v1/special"), out _).ShouldBe("read", "the next best template has the method");
    }

    [Fact]
    public void A_rule_for_any_method_takes_those_that_have_none_of_their_own()
    {
        var tree = new RouteTree<string>();
        tree.Add("*", PathTemplate.Parse("/v1/x"), "any");
        tree.Add("GET", PathTemplate.Parse("/v1/x"), "read");

        tree.Find("GET", RequestPath.Parse("/v1/x"), out _).ShouldBe("read");
        tree.Find("REPORT", RequestPath.Parse("/v1/x"), out _).ShouldBe("any");
    }

    [Theory]
    [InlineData("/v1/{a}", "/v1/{b=*}")]
    [InlineData("/v1/x:go", "/v1/x:go")]
    [InlineData("/v1/{a=x/**}", "/v1/x/**")]
    public void Two_rules_at_one_place_are_refused(string one, string other)
    {
        var tree = new RouteTree<string>();
        tree.Add("GET", PathTemplate.Parse(one), "one");
        tree.Add("POST", PathTemplate.Parse(other), "two");

        Should.Throw<InvalidOperationException>(() => tree.Add("GET", PathTemplate.Parse(other), "three"))
            .Message.ShouldContain("three and one");
    }

    /// <summary>Whatever the values, a path made for a template by the rules finds a template that yields the same path again.</summary>
    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Values_come_out_as_they_went_in(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var template = PathTemplate.Parse(Templates[random.Next(Templates.Length)]);
            var words = template.Segments.Select(segment => segment is "*" or "**" ? Word(random) : null).ToList();
            var segments = template.Segments.Zip(words, (segment, word) => word is null ? segment : Uri.EscapeDataString(word));
            var path = $"/{string.Join('/', segments)}{template.Verb}";
            var tree = new RouteTree<string>();
            tree.Add("GET", template, "it");

            var request = RequestPath.Parse(path);

            tree.Find("GET", request, out _).ShouldBe("it", path);
            foreach (var variable in template.Variables.Where(variable => variable.IsOneSegment))
                request.Read(variable).ShouldBe(words[variable.Start], path);
            foreach (var variable in template.Variables.Where(variable => !variable.IsOneSegment))
            {
                var values = Enumerable.Range(variable.Start, variable.Count)
                    .Select(i => words[i]?.Replace("/", "%2F") ?? template.Segments[i]);
                request.Read(variable).ShouldBe(string.Join('/', values), path);
            }
        }
    }

    private static string Word(Random random)
    {
        const string characters = "aZ09-_.~/:%?#{}*+ \"<>&=;,@!$'()儿\u00e9";
        return string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => characters[random.Next(characters.Length)]));
    }

    private static RouteTree<string> Tree()
    {
        var tree = new RouteTree<string>();
        foreach (var template in Templates)
            tree.Add("GET", PathTemplate.Parse(template), template);
        return tree;
    }
}
