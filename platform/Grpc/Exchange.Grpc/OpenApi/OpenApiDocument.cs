using System.Reflection;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Exchange.Grpc.OpenApi;

/// <summary>Describes services as they answer over HTTP with JSON: an OpenAPI 3.1 document.</summary>
internal sealed class OpenApiDocument
{
    private static readonly HashSet<string> Verbs = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    private readonly IReadOnlyList<ServiceDescriptor> _services;
    private readonly string _package;
    private readonly Assembly _contracts;
    private readonly Language _language;
    private readonly ContractTexts _texts;
    private readonly SchemaBook _schemas;
    private readonly ErrorBook _errors;
    private readonly OperationWriter _operations;

    private OpenApiDocument(string department, IReadOnlyList<ServiceDescriptor> services, JsonFormatter answers, Language language)
    {
        // The department's own services first, then what every node offers.
        _services = [.. services.OrderBy(service => DepartmentOf(service) != department)];
        (_package, _language) = (_services[0].File.Package, language);
        _contracts = _services[0].Methods[0].InputType.ClrType.Assembly;
        _texts = ContractTexts.Of(_contracts);
        _schemas = new(_texts, language);
        _errors = new(department, [.. services.Select(service => service.File.Package)], _texts, _schemas, answers, language);
        _operations = new(_texts, ContractExamples.Of(_contracts), answers, _schemas, _errors, language);
    }

    /// <param name="department">The department that serves them: the second part of its own package's name.</param>
    /// <param name="services">At least one. Methods without a route are listed under <c>x-grpc-only</c>.</param>
    /// <param name="answers">Writes responses as the server does.</param>
    /// <param name="language">Language of titles and descriptions.</param>
    /// <exception cref="InvalidOperationException">A comment names a reason that does not exist.</exception>
    public static JsonObject Write(
        string department, IReadOnlyList<ServiceDescriptor> services, JsonFormatter answers, Language language) =>
        new OpenApiDocument(department, services, answers, language).Write();

    private static string DepartmentOf(ServiceDescriptor service) => service.File.Package.Split('.').ElementAtOrDefault(1) ?? "";

    private JsonObject Write()
    {
        var (paths, grpcOnly) = (Paths(), GrpcOnly());
        // Last, for by now everything that is referred to is known.
        var components = new JsonObject
        {
            ["responses"] = new JsonObject { ["Error"] = _errors.Shared() },
            ["schemas"] = _schemas.Write(_errors.StatusSchema()),
            ["examples"] = _errors.Examples(),
            ["securitySchemes"] = new JsonObject { ["mutualTLS"] = new JsonObject { ["type"] = "mutualTLS" } },
        };
        return new()
        {
            ["openapi"] = "3.1.1",
            ["info"] = Info(),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            // On loopback nobody is asked for a certificate.
            ["security"] = new JsonArray(new JsonObject { ["mutualTLS"] = new JsonArray() }, new JsonObject()),
            ["tags"] = new JsonArray([.. _services.Select(Tag)]),
            ["paths"] = paths,
            ["components"] = components,
            ["x-error-reasons"] = _errors.Catalogue(),
            ["x-grpc-only"] = grpcOnly,
        };
    }

    private JsonObject Paths()
    {
        var book = new PathBook();
        var paths = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var (index, route) in _services.SelectMany(service => service.Methods).SelectMany(method => JsonRoutes.Of(method).Index()))
        {
            var verb = route.HttpMethod.ToLowerInvariant();
            if (!Verbs.Contains(verb))
                continue;
            var (path, names) = book.Write(route);
            paths.TryAdd(path, []);
            paths[path].Add(verb, _operations.Write(route, names, index + 1));
        }

        return new(paths.Select(path => KeyValuePair.Create(path.Key, (JsonNode?)path.Value)));
    }

    private JsonArray GrpcOnly() =>
        [.. _services.SelectMany(service => service.Methods).Where(method => !JsonRoutes.Of(method).Any()).Select(_operations.Write)];

    private JsonObject Info()
    {
        var name = _texts.Name(_package, _language);
        return new()
        {
            ["title"] = _language == Language.Chinese ? $"{name}接口" : $"{name} API",
            ["description"] = Resources.Introduction(_language),
            ["version"] = _contracts.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0",
            ["x-package"] = _package,
        };
    }

    private JsonObject Tag(ServiceDescriptor service) => new()
    {
        ["name"] = service.Name,
        ["description"] = _texts.Describe(service, _language),
        ["x-displayName"] = _texts.Name(service.FullName, _language),
        ["x-methods"] = new JsonArray([.. service.Methods.Select(method => JsonValue.Create(method.Name))]),
    };
}
