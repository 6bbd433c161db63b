using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using static Google.Protobuf.Reflection.MethodOptions.Types;

namespace Exchange.Grpc.OpenApi;

/// <summary>Writes methods: as the operations that their routes make of them, or as what gRPC alone serves.</summary>
internal sealed class OperationWriter(
    ContractTexts texts, ContractExamples examples, JsonFormatter answers, SchemaBook schemas, ErrorBook errors, Language language)
{
    private readonly ParameterWriter _parameters = new(texts, schemas, language);

    /// <summary>One of a method's routes.</summary>
    /// <param name="route">The route.</param>
    /// <param name="names">What its variables are called in the path.</param>
    /// <param name="number">Which of the method's routes it is, from 1.</param>
    public JsonObject Write(JsonRoute route, IReadOnlyList<string> names, int number)
    {
        var method = route.Method;
        var request = JsonNode.Parse(JsonFormatter.Default.Format(examples.Of(method.InputType)))!.AsObject();
        var operation = new JsonObject { ["operationId"] = $"{method.Service.Name}_{method.Name}{(number > 1 ? $"_{number}" : "")}" };
        Describe(operation, method);
        if (_parameters.Write(route, names, request) is { Count: > 0 } parameters)
            operation["parameters"] = parameters;
        if (route.HasBody)
            operation["requestBody"] = Body(route, request);
        var answer = KeyValuePair.Create("200", (JsonNode?)Answer(route));
        operation["responses"] = new JsonObject([answer, .. errors.Responses(errors.Of(method))]);
        return operation;
    }

    /// <summary>A method without a route.</summary>
    public JsonObject Write(MethodDescriptor method)
    {
        var operation = new JsonObject();
        Describe(operation, method);
        (operation["request"], operation["response"]) = (schemas.Of(method.InputType), schemas.Of(method.OutputType));
        (operation["clientStreaming"], operation["serverStreaming"]) = (method.IsClientStreaming, method.IsServerStreaming);
        return operation;
    }

    private void Describe(JsonObject operation, MethodDescriptor method)
    {
        var text = texts.Describe(method, language);
        operation["tags"] = new JsonArray(method.Service.Name);
        operation["summary"] = FirstSentence(text) is { Length: > 0 } summary ? summary : method.Name;
        operation["description"] = text;
        operation["x-grpc-method"] = $"{method.Service.FullName}/{method.Name}";
        operation["x-idempotency"] = IdempotencyOf(method);
        operation["x-error-reasons"] = new JsonArray([.. errors.Of(method).Select(reason => JsonValue.Create(reason.Name))]);
    }

    private JsonObject Body(JsonRoute route, JsonObject request)
    {
        foreach (var variable in route.Variables)
            variable.RemoveFrom(request);
        // What the path holds of a message within the body cannot be left out of a schema that others share.
        var inPath = route.Variables.Where(variable => variable.Fields.Count == 1).Select(variable => variable.Last).ToList();
        var schema = route.BodyField is { } field ? schemas.Of(field)
            : inPath.Count > 0 ? schemas.Without(route.Method.InputType, inPath)
            : schemas.Of(route.Method.InputType);
        var example = route.BodyField is null ? request : request[route.BodyField.JsonName];
        var json = new JsonObject { ["schema"] = schema, ["example"] = example?.DeepClone() };
        return new() { ["required"] = true, ["content"] = new JsonObject { [MediaTypes.Json] = json } };
    }

    private JsonObject Answer(JsonRoute route)
    {
        var output = route.Method.OutputType;
        var example = JsonNode.Parse(answers.Format(examples.Of(output)))!;
        var content = new JsonObject
        {
            ["schema"] = route.ResponseField is { } field ? schemas.Of(field) : schemas.Of(output),
            ["example"] = route.ResponseField is null ? example : example[route.ResponseField.JsonName]?.DeepClone(),
        };
        return new()
        {
            ["description"] = texts.Describe(output, language) is { Length: > 0 } text ? text : output.Name,
            ["content"] = new JsonObject { [route.Method.IsServerStreaming ? MediaTypes.Lines : MediaTypes.Json] = content },
        };
    }

    /// <summary>As the contract writes it: IDEMPOTENCY_UNKNOWN, NO_SIDE_EFFECTS or IDEMPOTENT.</summary>
    private static string IdempotencyOf(MethodDescriptor method) => method.GetOptions()?.IdempotencyLevel switch
    {
        IdempotencyLevel.NoSideEffects => "NO_SIDE_EFFECTS",
        IdempotencyLevel.Idempotent => "IDEMPOTENT",
        _ => "IDEMPOTENCY_UNKNOWN",
    };

    /// <summary>Up to the first full stop, Chinese or English, that ends a sentence.</summary>
    internal static string FirstSentence(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '。' or '\n' || (text[i] is '.' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]))))
                return text[..i];
        }

        return text;
    }
}
