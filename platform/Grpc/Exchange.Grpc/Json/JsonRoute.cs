using Google.Protobuf.Reflection;

namespace Exchange.Grpc;

/// <summary>
/// One way to a method: what an HTTP method and a path template mean for it. Additional bindings are routes of their own.
/// </summary>
internal sealed class JsonRoute
{
    public required MethodDescriptor Method { get; init; }

    /// <summary>Such as <c>GET</c>; <c>*</c> for any.</summary>
    public required string HttpMethod { get; init; }

    public required PathTemplate Template { get; init; }

    /// <summary>The fields that the template's variables fill, in their order.</summary>
    public required IReadOnlyList<FieldPath> Variables { get; init; }

    /// <summary>The body is every field that the path does not fill, and there is no query.</summary>
    public required bool BodyIsAll { get; init; }

    /// <summary>The field that the body is; null with <see cref="BodyIsAll"/> and without a body.</summary>
    public required FieldDescriptor? BodyField { get; init; }

    /// <summary>The field of the response that is answered alone; null for the whole response.</summary>
    public required FieldDescriptor? ResponseField { get; init; }

    public bool HasBody => BodyIsAll || BodyField is not null;

    /// <summary>Where the gRPC server has the method.</summary>
    public string GrpcPath => $"/{Method.Service.FullName}/{Method.Name}";

    public override string ToString() => Method.FullName;
}
