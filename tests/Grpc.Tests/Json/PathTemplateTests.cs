namespace Exchange.Grpc.Tests.Json;

public class PathTemplateTests
{
    [Theory]
    [InlineData("/v1/kinds", "v1 kinds", "", "")]
    [InlineData("/v1/kinds:watch", "v1 kinds", "", ":watch")]
    [InlineData("/v1/kinds/{id}", "v1 kinds *", "id 2+1", "")]
    [InlineData("/v1/kinds/{id=*}:open", "v1 kinds *", "id 2+1", ":open")]
    [InlineData("/v1/{child.child_id}/x/{other}", "v1 * x *", "child.child_id 1+1, other 3+1", "")]
    [InlineData("/v1/{name=shelves/*/books/*}", "v1 shelves * books *", "name 1+4", "")]
    [InlineData("/v1/files/{path=**}", "v1 files **", "path 2+1…", "")]
    [InlineData("/v1/{path=a/**}:read", "v1 a **", "path 1+2…", ":read")]
    [InlineData("/v1/*/x", "v1 * x", "", "")]
    [InlineData("/**", "**", "", "")]
    public void A_template_is_read(string text, string segments, string variables, string verb)
    {
        var template = PathTemplate.Parse(text);

        string.Join(' ', template.Segments).ShouldBe(segments);
        string.Join(", ", template.Variables.Select(v => $"{v.Field} {v.Start}+{v.Count}{(v.TakesRest ? "…" : "")}")).ShouldBe(variables);
        template.Verb.ShouldBe(verb);
    }

    [Theory]
    [InlineData("", "character 1, '/' is missing")]
    [InlineData("v1", "character 1, '/' is missing")]
    [InlineData("/", "character 2, a segment is missing")]
    [InlineData("/v1/", "character 5, a segment is missing")]
    [InlineData("/v1//x", "character 5, a segment is missing")]
    [InlineData("/v1/{}", "character 6, a field is missing")]
    [InlineData("/v1/{id", "character 8, '}' is missing")]
    [InlineData("/v1/{id=}", "character 9, a segment is missing")]
    [InlineData("/v1/{a={b}}", "a variable cannot hold another")]
    [InlineData("/v1/{id}/{id}", "'id' stands here twice")]
    [InlineData("/v1/**/x", "nothing but a verb may follow '**'")]
    [InlineData("/v1/{a=**}/x", "nothing but a verb may follow '**'")]
    [InlineData("/v1/x:", "a verb is missing")]
    [InlineData("/v1/x:a:b", "':' does not belong here")]
    [InlineData("/v1/x:a/b", "'/' does not belong here")]
    [InlineData("/v1/x?y", "'?' does not belong here")]
    [InlineData("/v1/a b", "' ' does not belong here")]
    [InlineData("/v1/***", "'*' does not belong here")]
    public void What_is_no_template_is_refused_with_the_place(string text, string why) =>
        Should.Throw<FormatException>(() => PathTemplate.Parse(text)).Message.ShouldContain(why);
}
