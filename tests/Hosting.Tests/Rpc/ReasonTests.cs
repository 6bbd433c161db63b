using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Type.V1;
using Exchange.Hosting.Rpc;
using Google.Rpc;

namespace Exchange.Hosting.Tests.Rpc;

public sealed class ReasonTests
{
    public static TheoryData<Type> Enums => [.. typeof(PlatformErrorReason).Assembly.GetTypes().Where(t => t.IsEnum && t.Name.EndsWith("ErrorReason", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Enums))]
    public void Every_reason_of_the_contracts_can_be_answered_with(Type reasons)
    {
        var describe = typeof(Reasons).GetMethod(nameof(Reasons.Of))!.MakeGenericMethod(reasons);
        var values = Enum.GetValues(reasons).Cast<object>().Where(value => (int)value != 0).ToList();
        values.ShouldNotBeEmpty();

        foreach (var value in values)
        {
            var entry = (ReasonEntry)describe.Invoke(null, [value])!;
            entry.Name.ShouldMatch("^[A-Z][A-Z0-9_]{2,62}$");
            entry.Name.ShouldNotStartWith("ERROR_REASON");
            entry.Description.Code.ShouldNotBe(Code.Ok, entry.Name);
            entry.Description.Zh.ShouldMatch(@"\p{IsCJKUnifiedIdeographs}", entry.Name);
            entry.Description.En.ShouldNotBeNullOrWhiteSpace(entry.Name);
        }
    }

    [Fact]
    public void A_value_that_describes_nothing_cannot_be_answered_with() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Fault.Of(ErrorReason.Unspecified)).Message.ShouldContain("(exchange.type.v1.error)");

    [Fact]
    public void A_text_whose_metadata_is_missing_has_a_dash_in_the_gap()
    {
        var fault = Fault.Of(ErrorReason.DivisionNotServed);

        fault.Status.Detail.ShouldBe("Division – is not served by this node. Send it to the node that serves it.");
    }

    [Fact]
    public void Of_many_wrong_fields_twenty_are_listed_and_all_are_counted()
    {
        var check = new FieldCheck();
        for (var i = 0; i < 100; i++)
            check.Add(PlatformErrorReason.FieldRequired, $"rows[{i}].name");

        var fault = check.ToFault()!;

        fault.Info.Metadata["violations"].ShouldBe("100");
        fault.Trailers.Sum(t => t.ValueBytes.Length).ShouldBeLessThan(8 * 1024, "clients refuse larger trailers");
    }

    [Fact]
    public void A_required_field_is_looked_for_along_its_path()
    {
        var check = new FieldCheck();
        var request = new RegisterChildRequest();

        RequestCheck.Required(check, request, "request_id", "child.identity.name");

        check.ToFault()!.Details.Details[2].Unpack<BadRequest>().FieldViolations.Select(v => v.Field).ShouldBe(["request_id", "child"]);
    }
}
