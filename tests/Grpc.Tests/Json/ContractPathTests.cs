using System.Reflection;
using Exchange.Contracts.CivilAffairs.V1;
using Google.Api;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Exchange.Grpc.Tests.Json;

/// <summary>The paths of the real contracts.</summary>
public class ContractPathTests
{
    private static readonly string[] Personal = ["citizen_id", "name", "birth_date", "phone", "residence_address", "address"];

    private static readonly IReadOnlyList<MethodDescriptor> Methods =
    [
        .. typeof(ReferralService).Assembly.GetTypes()
            .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
            .OfType<ServiceDescriptor>()
            .Where(service => service.File.Package.StartsWith("exchange.", StringComparison.Ordinal))
            .SelectMany(service => service.Methods),
    ];

    [Fact]
    public void All_rules_hold_together()
    {
        Methods.Count.ShouldBeGreaterThan(30);
        Should.NotThrow(() => new JsonRoutes(Methods));
    }

    [Fact]
    public void Every_method_that_can_be_one_HTTP_request_has_a_path() =>
        Methods.Where(method => Rules(method).Any() == method.IsClientStreaming).Select(method => method.FullName).ShouldBeEmpty();

    [Fact]
    public void A_department_s_paths_begin_with_its_name() =>
        Methods.SelectMany(method => Rules(method).Select(rule => (Path: PathOf(rule), Department: method.File.Package.Split('.')[1])))
            .ShouldAllBe(rule => rule.Path.StartsWith($"/v1/{rule.Department}/"));

    /// <summary>Access logs of proxies keep URLs.</summary>
    [Fact]
    public void No_URL_can_hold_who_somebody_is()
    {
        var inUrls = Methods
            .SelectMany(method => Rules(method).SelectMany(rule => InUrl(method, rule)).Select(field => $"{method.FullName}: {field}"));

        inUrls.ShouldNotBeEmpty("or nothing was looked at");
        inUrls.Where(field => Personal.Contains(field.Split('.', ' ')[^1])).ShouldBeEmpty();
    }

    /// <summary>A read may be repeated by whatever lies between, so only what the contract calls safe may be one.</summary>
    [Fact]
    public void Only_what_has_no_side_effects_is_read_by_GET() =>
        Methods.Where(method => Rules(method).Any(rule => rule.PatternCase == HttpRule.PatternOneofCase.Get))
            .ShouldAllBe(method => method.GetOptions().IdempotencyLevel == MethodOptions.Types.IdempotencyLevel.NoSideEffects);

    private static IEnumerable<HttpRule> Rules(MethodDescriptor method) =>
        method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is { } rule ? rule.AdditionalBindings.Prepend(rule) : [];

    private static string PathOf(HttpRule rule) => rule.Get + rule.Post + rule.Put + rule.Patch + rule.Delete;

    /// <summary>The path's variables, and without a body every field that can be a parameter.</summary>
    private static IEnumerable<string> InUrl(MethodDescriptor method, HttpRule rule)
    {
        var variables = PathTemplate.Parse(PathOf(rule)).Variables.Select(variable => variable.Field);
        return rule.Body == "*" ? variables : variables.Concat(Texts(method.InputType, [method.InputType]));
    }

    private static IEnumerable<string> Texts(MessageDescriptor type, HashSet<MessageDescriptor> seen) =>
        type.Fields.InDeclarationOrder().SelectMany(field =>
            FieldTypes.IsText(field) ? [field.Name]
            : !field.IsRepeated && seen.Add(field.MessageType) ? Texts(field.MessageType, seen).Select(name => $"{field.Name}.{name}")
            : []);
}
