using Exchange.Fuzz.Wire;

namespace Exchange.Conformance.Malformed;

public class MalformedTests(Nodes nodes) : IClassFixture<Nodes>
{
    public static TheoryData<string> Names => [.. MalformedRequests.All.Select(request => request.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_malformed_request_gets_its_answer(string name)
    {
        var request = MalformedRequests.Named(name);

        var ending = await request.SendAsync(nodes.Target);

        request.Gets.ShouldContain(ending.ToString(), ending.Details?.ToString());
        nodes.Errors.ShouldBeEmpty();
        (await nodes.Target.CallAsync(Target.Right)).ToString().ShouldBe("OK", "the node lives on");
    }

    [Fact]
    public void The_documentation_tells_of_each()
    {
        var text = File.ReadAllText(SourceTree.PathOf("docs/conformance.md"));
        var table = string.Concat(MalformedRequests.All.Select(request => $"| {request.Name} | {string.Join(", or ", request.Gets)} |\n"));

        text.Contains(table, StringComparison.Ordinal).ShouldBeTrue($"docs/conformance.md must hold exactly these rows:\n{table}");
    }
}
