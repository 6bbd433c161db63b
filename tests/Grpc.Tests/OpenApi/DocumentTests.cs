using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Exchange.Grpc.OpenApi;

namespace Exchange.Grpc.Tests.OpenApi;

public sealed partial class DocumentTests
{
    [Theory]
    [MemberData(nameof(Documents.Departments), MemberType = typeof(Documents))]
    public void Every_reference_leads_somewhere(string department)
    {
        var document = Documents.Of(department);
        var references = Documents.All(document)
            .Where(found => found.Name == "$ref")
            .Select(found => Documents.Text(found.Node)).Distinct().ToList();
        references.ShouldNotBeEmpty();
        references.ShouldAllBe(reference => Resolve(document, reference) != null);
    }

    [Theory]
    [MemberData(nameof(Documents.Departments), MemberType = typeof(Documents))]
    public void Operations_have_ids_of_their_own(string department)
    {
        var ids = Documents.Operations(Documents.Of(department)).Select(found => Documents.Text(found.Operation["operationId"])).ToList();
        ids.ShouldBeUnique();
        ids.Count.ShouldBe(Documents.Services[department].SelectMany(service => service.Methods).SelectMany(JsonRoutes.Of).Count());
    }

    [Theory]
    [MemberData(nameof(Documents.Departments), MemberType = typeof(Documents))]
    public void A_path_and_its_parameters_name_the_same_variables(string department)
    {
        foreach (var (path, _, operation) in Documents.Operations(Documents.Of(department)))
        {
            var parameters = operation["parameters"]?.AsArray() ?? [];
            var declared = parameters.Where(parameter => Documents.Text(parameter!["in"]) == "path").ToList();
            declared.ShouldAllBe(parameter => parameter!["required"]!.GetValue<bool>());
            Names(declared).ShouldBe(Variable().Matches(path).Select(match => match.Groups[1].Value), path);
        }
    }

    [Fact]
    public void Two_templates_that_differ_by_a_variables_name_are_one_path()
    {
        var path = Documents.Of("civilaffairs")["paths"]!["/v1/civilaffairs/children/{child_id}"]!.AsObject();
        path.Select(operation => operation.Key).ShouldBe(["put", "get"]);
    }

    [Fact]
    public void A_field_in_the_path_is_not_in_the_body()
    {
        var body = Documents.Operation("civilaffairs", "ReferralService_AcceptReferral")["requestBody"]!["content"]!["application/json"]!;
        body["schema"]!["properties"]!.AsObject().Select(property => property.Key).ShouldBe(["requestId"]);
        body["example"]!.AsObject().Select(property => property.Key).ShouldBe(["requestId"]);
    }

    [Fact]
    public void What_a_query_can_hold_of_a_request_is_a_parameter()
    {
        var parameters = Documents.Operation("civilaffairs", "ReferralService_ListReferrals")["parameters"]!.AsArray();
        Names(parameters).ShouldBe(["division", "side", "states", "overdue", "pageSize", "pageToken"]);
        parameters[2]!["schema"]!["type"]!.GetValue<string>().ShouldBe("array");
        parameters[2]!["explode"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public void A_server_stream_answers_lines() => Documents.Operation("civilaffairs", "ReferralService_WatchReferrals")
        ["responses"]!["200"]!["content"]!.AsObject().Select(content => content.Key).ShouldBe(["application/x-ndjson"]);

    [Fact]
    public void A_client_stream_is_listed_for_gRPC_alone()
    {
        var only = Documents.Of("civilaffairs")["x-grpc-only"]!.AsArray();
        only.Select(method => Documents.Text(method!["x-grpc-method"])).ShouldBe(["exchange.civilaffairs.v1.RegisterService/ImportLedger"]);
    }

    [Theory]
    [InlineData("publicsecurity", "公安接口", "HouseholdService")]
    [InlineData("civilaffairs", "民政接口", "EligibilityService")]
    public void A_document_is_its_departments_whatever_else_the_node_serves(string department, string title, string first)
    {
        var document = Documents.Of(department);
        Documents.Text(document["info"]!["title"]).ShouldBe(title);
        Documents.Text(document["tags"]![0]!["name"]).ShouldBe(first);
        Documents.Text(document["tags"]!.AsArray()[^1]!["name"]).ShouldBe("MessageService");
    }

    [Fact]
    public void Titles_come_in_the_language_asked_for()
    {
        Documents.Text(Documents.Of("civilaffairs")["info"]!["title"]).ShouldBe("民政接口");
        Documents.Text(Documents.Of("civilaffairs", Language.English)["info"]!["title"]).ShouldBe("Civil affairs API");
        const string Assess = "EligibilityService_AssessFacts";
        Documents.Text(Documents.Operation("civilaffairs", Assess)["summary"]).ShouldBe("按事实作出认定并说明依据");
        Documents.Text(Documents.Operation("civilaffairs", Assess, Language.English)["summary"]).ShouldBe("Decides and explains");
    }

    private static IEnumerable<string> Names(IEnumerable<JsonNode?> parameters) =>
        parameters.Select(parameter => Documents.Text(parameter!["name"]));

    private static JsonNode? Resolve(JsonObject document, string reference) =>
        reference[2..].Split('/').Aggregate((JsonNode?)document, (node, part) => node?[part]);

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Variable();
}
