using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using RpcStatus = Google.Rpc.Status;

namespace Exchange.Grpc.OpenApi;

/// <summary>How calls fail: the reasons of the contracts as responses, schemas and examples.</summary>
/// <param name="department">The department that answers, whose name is the domain of every reason.</param>
/// <param name="packages">Packages of the contracts that are described.</param>
/// <param name="texts">What these say.</param>
/// <param name="schemas">Takes the schemas of errors.</param>
/// <param name="answers">Writes errors as the server does.</param>
/// <param name="language">Language of the texts.</param>
internal sealed class ErrorBook(
    string department,
    IReadOnlyCollection<string> packages,
    ContractTexts texts,
    SchemaBook schemas,
    JsonFormatter answers,
    Language language)
{
    private static readonly MessageDescriptor[] Details =
        [ErrorInfo.Descriptor, LocalizedMessage.Descriptor, BadRequest.Descriptor, RetryInfo.Descriptor];

    private readonly string _domain = $"{department}.exchange";
    private readonly HashSet<ErrorReason> _told = [];
    private readonly List<ErrorReason> _reasons = [.. texts.Reasons.Where(reason => packages.Contains(reason.Package) || reason.IsShared)];

    /// <summary>The reasons that the contract names for a method, its own first.</summary>
    /// <exception cref="InvalidOperationException">The method's comment names a reason that does not exist.</exception>
    public IReadOnlyList<ErrorReason> Of(MethodDescriptor method) =>
        [.. texts.FailuresOf(method).SelectMany(word => Resolve(method, word)).Distinct()];

    /// <summary>The responses of a method that can fail so: one for each HTTP status, and one for whatever else may happen.</summary>
    public IEnumerable<KeyValuePair<string, JsonNode?>> Responses(IReadOnlyList<ErrorReason> reasons) =>
    [
        .. reasons.GroupBy(reason => reason.HttpStatus).OrderBy(group => group.Key).Select(group =>
            KeyValuePair.Create($"{group.Key}", (JsonNode?)Response(string.Join('\n', group.Select(Line)), [.. group]))),
        KeyValuePair.Create("default", (JsonNode?)new JsonObject { ["$ref"] = "#/components/responses/Error" }),
    ];

    /// <summary>The response of any other failure.</summary>
    public JsonObject Shared() => Response(
        language == Language.Chinese ? "其他错误。任何服务都可能以下列原因拒绝：" : "Any other error. Every service may refuse for these reasons:",
        [.. _reasons.Where(reason => reason.IsShared)]);

    /// <summary>The status of each reason that a response names, as a caller gets it.</summary>
    public JsonObject Examples() => Named(_reasons.Where(_told.Contains), reason => new JsonObject
    {
        ["summary"] = language == Language.Chinese ? reason.Description.Zh : reason.Description.En,
        ["value"] = JsonNode.Parse(StatusJson.Format(StatusOf(reason), answers)),
    });

    /// <summary>The reasons for programs and for the page.</summary>
    public JsonObject Catalogue() => Named(_reasons, reason => new JsonObject
    {
        ["domain"] = _domain,
        ["shared"] = reason.IsShared,
        ["code"] = CodeName(reason.Code),
        ["status"] = reason.HttpStatus,
        ["zh"] = reason.Description.Zh,
        ["en"] = reason.Description.En,
    });

    /// <summary>google.rpc.Status with the details that this exchange sends. Others may come; who does not know them skips them.</summary>
    public KeyValuePair<string, JsonObject> StatusSchema()
    {
        var any = WellKnown.SchemaOf(Google.Protobuf.WellKnownTypes.Any.Descriptor)!;
        var known = Details.Select(detail => (JsonNode)new JsonObject
        {
            ["allOf"] = new JsonArray(schemas.Of(detail), new JsonObject
            {
                ["properties"] = new JsonObject { ["@type"] = new JsonObject { ["const"] = $"type.googleapis.com/{detail.FullName}" } },
                ["required"] = new JsonArray("@type"),
            }),
        });
        var schema = schemas.Without(RpcStatus.Descriptor, []);
        schema["properties"]!["details"]!["items"] = new JsonObject { ["anyOf"] = new JsonArray([.. known, any]) };
        return KeyValuePair.Create(RpcStatus.Descriptor.FullName, schema);
    }

    private IEnumerable<ErrorReason> Resolve(MethodDescriptor method, string word)
    {
        if (_reasons.Find(reason => reason.Name == word) is { } reason)
            return [reason];
        return method.Service.FindMethodByName(word) is { } other
            ? Of(other)
            : throw new InvalidOperationException($"{method.FullName} fails with {word}, says its comment, but no contract defines that.");
    }

    private JsonObject Response(string description, IReadOnlyList<ErrorReason> reasons)
    {
        _told.UnionWith(reasons);
        var content = new JsonObject
        {
            ["schema"] = schemas.Of(RpcStatus.Descriptor),
            ["examples"] = Named(reasons, reason => new JsonObject { ["$ref"] = $"#/components/examples/{reason.Name}" }),
        };
        return new() { ["description"] = description, ["content"] = new JsonObject { [MediaTypes.Json] = content } };
    }

    private static JsonObject Named(IEnumerable<ErrorReason> reasons, Func<ErrorReason, JsonObject> write) =>
        new(reasons.Select(reason => KeyValuePair.Create(reason.Name, (JsonNode?)write(reason))));

    private string Line(ErrorReason reason) =>
        language == Language.Chinese ? $"- `{reason.Name}`：{reason.Description.Zh}" : $"- `{reason.Name}`: {reason.Description.En}";

    private RpcStatus StatusOf(ErrorReason reason) => new()
    {
        Code = (int)reason.Code,
        Message = reason.Description.En,
        Details =
        {
            Google.Protobuf.WellKnownTypes.Any.Pack(new ErrorInfo { Reason = reason.Name, Domain = _domain }),
            Google.Protobuf.WellKnownTypes.Any.Pack(new LocalizedMessage { Locale = "zh-CN", Message = reason.Description.Zh }),
        },
    };

    private static string CodeName(Code code) => CodeReflection.Descriptor.EnumTypes[0].FindValueByNumber((int)code).Name;
}
