using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Exchange.Contracts.CivilAffairs.V1;
using Exchange.Contracts.Education.V1;
using Exchange.Contracts.MedicalInsurance.V1;
using Exchange.Contracts.Operations.V1;
using Exchange.Contracts.PublicSecurity.V1;
using Exchange.Grpc.OpenApi;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Exchange.Grpc.Tests.OpenApi;

/// <summary>The documents of the four departments, in both languages. Every node offers the operators' service too.</summary>
internal static class Documents
{
    private static readonly ConcurrentDictionary<(string, Language), JsonObject> Written = [];

    /// <summary>As the JSON listeners write.</summary>
    private static readonly JsonFormatter Answers = new(JsonFormatter.Settings.Default
        .WithFormatDefaultValues(true)
        .WithTypeRegistry(TypeRegistry.FromFiles(Google.Rpc.ErrorDetailsReflection.Descriptor)));

    public static readonly Dictionary<string, IReadOnlyList<ServiceDescriptor>> Services = new()
    {
        ["civilaffairs"] =
        [
            EligibilityServiceReflection.Descriptor.Services[0],
            ReferralServiceReflection.Descriptor.Services[0],
            RegisterServiceReflection.Descriptor.Services[0],
            MessageServiceReflection.Descriptor.Services[0],
        ],
        ["education"] = [EnrollmentServiceReflection.Descriptor.Services[0], MessageServiceReflection.Descriptor.Services[0]],
        ["medicalinsurance"] =
        [
            ClaimServiceReflection.Descriptor.Services[0],
            CoverServiceReflection.Descriptor.Services[0],
            MessageServiceReflection.Descriptor.Services[0],
        ],
        ["publicsecurity"] = [MessageServiceReflection.Descriptor.Services[0], HouseholdServiceReflection.Descriptor.Services[0]],
    };

    public static TheoryData<string> Departments => [.. Services.Keys];

    public static ContractTexts Texts { get; } = ContractTexts.Of(typeof(Child).Assembly);

    public static JsonObject Of(string department, Language language = Language.Chinese) =>
        Written.GetOrAdd((department, language), _ => OpenApiDocument.Write(department, Services[department], Answers, language));

    /// <summary>Every operation with its path.</summary>
    public static IEnumerable<(string Path, string Verb, JsonObject Operation)> Operations(JsonObject document) =>
        from path in document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (path.Key, operation.Key, operation.Value!.AsObject());

    /// <summary>The operation of a method's first binding.</summary>
    public static JsonObject Operation(string department, string id, Language language = Language.Chinese) =>
        Operations(Of(department, language)).Single(found => Text(found.Operation["operationId"]) == id).Operation;

    public static string Text(JsonNode? node) => node!.GetValue<string>();

    /// <summary>Every node of a document with the name that it stands under.</summary>
    public static IEnumerable<(string Name, JsonNode Node)> All(JsonNode node, string name = "") => node switch
    {
        JsonObject inner => [(name, node), .. inner.Where(part => part.Value is not null).SelectMany(part => All(part.Value!, part.Key))],
        JsonArray list => [(name, node), .. list.OfType<JsonNode>().SelectMany(item => All(item, name))],
        _ => [(name, node)],
    };
}
