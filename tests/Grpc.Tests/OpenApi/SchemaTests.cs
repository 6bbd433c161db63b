using System.Text.Json.Nodes;

namespace Exchange.Grpc.Tests.OpenApi;

/// <summary>Schemas say how protobuf writes JSON.</summary>
public sealed class SchemaTests
{
    private const string Int64 = """{"type":"string","format":"int64","pattern":"^-?[0-9]+$"}""";

    [Theory]
    [InlineData("civilaffairs", "exchange.civilaffairs.v1.Decision", "monthlyFen", Int64)]
    [InlineData("civilaffairs", "exchange.civilaffairs.v1.Decision", "monitored", """{"type":"boolean"}""")]
    [InlineData("civilaffairs", "exchange.civilaffairs.v1.Decision", "services", """{"type":"array","items":{"type":"string"}}""")]
    [InlineData("civilaffairs", "exchange.type.v1.PersonIdentity", "sex", """{"$ref":"#/components/schemas/exchange.type.v1.Sex"}""")]
    [InlineData("civilaffairs", "exchange.civilaffairs.v1.Child", "createTime", """{"type":"string","format":"date-time"}""")]
    [InlineData("civilaffairs", "exchange.civilaffairs.v1.Referral", "leg", """{"type":"integer","format":"int32"}""")]
    [InlineData("civilaffairs", "exchange.type.v1.Receipt", "signature", """{"type":"string","contentEncoding":"base64"}""")]
    [InlineData("civilaffairs", "google.rpc.ErrorInfo", "metadata", """{"type":"object","additionalProperties":{"type":"string"}}""")]
    [InlineData("medicalinsurance", "exchange.medicalinsurance.v1.QuoteClaimRequest", "basicDeductibleFen", Int64)]
    public void A_field_has_the_form_that_JSON_gives_it(string department, string message, string field, string expected)
    {
        var schema = Schema(department, message)["properties"]![field]!.DeepClone().AsObject();
        schema.Remove("description").ShouldBeTrue("a field carries its comment");
        schema.ToJsonString().ShouldBe(JsonNode.Parse(expected)!.ToJsonString());
    }

    [Fact]
    public void An_enum_is_its_names_each_with_its_meaning()
    {
        var schema = Schema("civilaffairs", "exchange.civilaffairs.v1.ReturnReason");
        Documents.Text(schema["type"]).ShouldBe("string");
        schema["enum"]!.AsArray().Select(Documents.Text).ShouldBe(
            ["RETURN_REASON_UNSPECIFIED", "RETURN_REASON_HUKOU_NOT_HERE", "RETURN_REASON_MATERIAL_MISSING", "RETURN_REASON_DUPLICATE"]);
        Documents.Text(schema["x-enumDescriptions"]!["RETURN_REASON_MATERIAL_MISSING"]).ShouldBe("材料缺失");
    }

    [Fact]
    public void Of_a_oneof_one_field_is_present_or_none()
    {
        var choice = Schema("civilaffairs", "exchange.civilaffairs.v1.ImportLedgerRequest")["oneOf"]!.AsArray();
        choice.Count.ShouldBe(3);
        choice[0]!.ToJsonString().ShouldBe("""{"required":["header"]}""");
        choice[2]!.ToJsonString().ShouldBe("""{"not":{"anyOf":[{"required":["header"]},{"required":["chunk"]}]}}""");
    }

    [Fact]
    public void A_field_that_only_may_be_absent_is_no_oneof() =>
        Schema("medicalinsurance", "exchange.medicalinsurance.v1.QuoteClaimRequest").ContainsKey("oneOf").ShouldBeFalse();

    [Fact]
    public void The_details_of_a_status_are_those_that_are_sent_or_others()
    {
        var details = Schema("civilaffairs", "google.rpc.Status")["properties"]!["details"]!["items"]!["anyOf"]!.AsArray();
        details.SkipLast(1).Select(detail => Documents.Text(detail!["allOf"]![0]!["$ref"]).Split('.')[^1])
            .ShouldBe(["ErrorInfo", "LocalizedMessage", "BadRequest", "RetryInfo"]);
        Documents.Text(details[^1]!["required"]![0]).ShouldBe("@type");
    }

    private static JsonObject Schema(string department, string name) =>
        Documents.Of(department)["components"]!["schemas"]![name]!.AsObject();
}
