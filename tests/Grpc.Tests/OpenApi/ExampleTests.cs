using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Grpc.OpenApi;
using Exchange.Standards;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc.Tests.OpenApi;

/// <summary>The examples beside the contracts, protos/examples/*.json.</summary>
public sealed partial class ExampleTests
{
    private static readonly Assembly Contracts = typeof(Child).Assembly;
    private static readonly ContractExamples Examples = ContractExamples.Of(Contracts);
    private static readonly IReadOnlyList<MethodDescriptor> Methods =
        [.. Documents.Services.Values.SelectMany(services => services).SelectMany(service => service.Methods)];

    private static readonly IReadOnlyList<MethodDescriptor> OverHttp = [.. Methods.Where(method => JsonRoutes.Of(method).Any())];

    [Fact]
    public void Every_example_is_the_JSON_of_its_message()
    {
        var messages = Methods.SelectMany(method => new[] { method.InputType.File, method.OutputType.File })
            .Distinct().SelectMany(file => file.Dependencies.Append(file)).Distinct().SelectMany(file => file.MessageTypes)
            .DistinctBy(message => message.FullName).ToDictionary(message => message.FullName);
        Examples.Messages.ShouldNotBeEmpty();
        foreach (var name in Examples.Messages)
            Examples.Of(messages[name]).CalculateSize().ShouldBeGreaterThan(0, name);
    }

    [Fact]
    public void Every_method_over_HTTP_has_examples_of_both_its_messages()
    {
        var without = OverHttp.SelectMany(method => new[] { method.InputType, method.OutputType })
            .Where(message => Examples.Of(message).CalculateSize() == 0)
            .Select(message => message.FullName);
        without.ShouldBeEmpty("add examples to protos/examples/PACKAGE.json");
    }

    [Fact]
    public void An_example_of_a_write_has_a_request_id()
    {
        var ids = OverHttp.Select(method => method.InputType.FindFieldByName("request_id")).OfType<FieldDescriptor>().ToList();
        ids.ShouldNotBeEmpty();
        foreach (var id in ids)
            Guid.TryParse((string)id.Accessor.GetValue(Examples.Of(id.ContainingType)), out _).ShouldBeTrue(id.FullName);
    }

    [Fact]
    public void No_example_holds_a_number_that_could_be_somebodys()
    {
        var numbers = Documents.Services.Keys
            .SelectMany(department => Number().Matches(Documents.Of(department).ToJsonString()))
            .Select(match => match.Value).Distinct().ToList();
        numbers.ShouldNotBeEmpty();
        numbers.ShouldAllBe(number => number.StartsWith("219901") && IsValid(number));
    }

    [Fact]
    public void A_message_without_an_example_is_made_up_of_those_of_its_fields()
    {
        var response = (GetReferralResponse)Examples.Of(GetReferralResponse.Descriptor);
        response.Referral.ShouldBe((IMessage)Examples.Of(Referral.Descriptor));
    }

    [Theory]
    [MemberData(nameof(Documents.Departments), MemberType = typeof(Documents))]
    public void The_error_examples_are_statuses_that_can_be_read(string department)
    {
        var types = TypeRegistry.FromFiles(Google.Rpc.ErrorDetailsReflection.Descriptor);
        var parser = new JsonParser(JsonParser.Settings.Default.WithTypeRegistry(types));
        var examples = Documents.Of(department)["components"]!["examples"]!.AsObject();
        examples.ShouldNotBeEmpty();
        foreach (var (name, example) in examples)
        {
            var status = parser.Parse<Google.Rpc.Status>(example!["value"]!.ToJsonString());
            status.Details[0].Unpack<Google.Rpc.ErrorInfo>().Reason.ShouldBe(name);
            status.Details[0].Unpack<Google.Rpc.ErrorInfo>().Domain.ShouldBe($"{department}.exchange");
        }
    }

    private static bool IsValid(string number) => CitizenId.TryParse(number, out _, out _);

    [GeneratedRegex(@"(?<![0-9a-f-])\d{17}[\dX](?![0-9a-f-])")]
    private static partial Regex Number();
}
