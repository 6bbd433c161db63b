using System.Text.Json.Nodes;
using Exchange.Grpc.OpenApi;

namespace Exchange.Grpc.Tests.OpenApi;

/// <summary>An operation lists the reasons that its contract names.</summary>
public sealed class ReasonTests
{
    [Fact]
    public void The_reasons_stand_under_the_HTTP_statuses_that_they_have()
    {
        var responses = Documents.Operation("civilaffairs", "ReferralService_ReturnReferral")["responses"]!.AsObject();
        responses.Select(response => response.Key).ShouldBe(["200", "400", "404", "default"]);
        Examples(responses["404"]).ShouldBe(["REFERRAL_NOT_FOUND"]);
        Documents.Text(responses["404"]!["description"]).ShouldBe("- `REFERRAL_NOT_FOUND`：没有该转介。请核对 referral_id，并确认由本节点受理。");
        Examples(responses["400"]).Count().ShouldBe(5);
    }

    [Fact]
    public void A_method_that_fails_as_another_lists_that_ones_reasons_too() =>
        Reasons("civilaffairs", "RegisterService_UpdateChild").ShouldBe(
        [
            "CHILD_NOT_FOUND", "ETAG_MISMATCH", "CITIZEN_ID_INVALID", "DIVISION_UNKNOWN", "DIVISION_NOT_SERVED", "CHILD_ALREADY_REGISTERED",
            "FIELD_REQUIRED", "FIELD_INVALID",
        ]);

    [Fact]
    public void What_any_service_may_answer_stands_under_default()
    {
        var shared = Examples(Documents.Of("education")["components"]!["responses"]!["Error"]).ToList();
        shared.ShouldContain("REQUEST_ID_REUSED");
        shared.ShouldNotContain("STUDENT_NUMBER_INVALID");
    }

    [Fact]
    public void The_catalogue_has_both_texts_of_each_reason()
    {
        var reason = Documents.Of("civilaffairs")["x-error-reasons"]!["CHILD_NOT_FOUND"]!;
        Documents.Text(reason["domain"]).ShouldBe("civilaffairs.exchange");
        Documents.Text(reason["code"]).ShouldBe("NOT_FOUND");
        reason["status"]!.GetValue<int>().ShouldBe(404);
        Documents.Text(reason["zh"]).ShouldStartWith("台账中没有该儿童");
        Documents.Text(reason["en"]).ShouldStartWith("The ledger holds no such child");
    }

    [Theory]
    [InlineData("Tells of one.\nFails with NOT_HERE.", "Tells of one.", "NOT_HERE")]
    [InlineData("Fails with A_B, C_D or E_F naming the field. Changes nothing.", "Changes nothing.", "A_B C_D E_F")]
    [InlineData("Loads. Fails with A_B; rows before it stay.", "Loads. Rows before it stay.", "A_B")]
    [InlineData("Changes. Fails with A_B and as RegisterChild.", "Changes.", "A_B RegisterChild")]
    [InlineData("Never fails.", "Never fails.", "")]
    public void The_sentence_about_failures_is_taken_out_of_a_comment(string comment, string text, string failures)
    {
        var parsed = Comment.Parse(comment);
        parsed.Text.ShouldBe(text);
        string.Join(' ', parsed.Failures).ShouldBe(failures);
    }

    [Fact]
    public void A_reason_of_HTTPs_own_has_the_status_that_its_comment_says()
    {
        var reasons = Documents.Of("education")["x-error-reasons"]!;
        reasons["CONTENT_TYPE_UNSUPPORTED"]!["status"]!.GetValue<int>().ShouldBe(415);
        reasons["HTTP_METHOD_NOT_ALLOWED"]!["status"]!.GetValue<int>().ShouldBe(405);
    }

    private static IEnumerable<string> Examples(JsonNode? response) =>
        response!["content"]!["application/json"]!["examples"]!.AsObject().Select(example => example.Key);

    private static IEnumerable<string> Reasons(string department, string operation) =>
        Documents.Operation(department, operation)["x-error-reasons"]!.AsArray().Select(Documents.Text);
}
