namespace Exchange.Conformance.Malformed;

/// <summary>The table of malformed requests.</summary>
internal static class MalformedRequests
{
    public static IReadOnlyList<MalformedRequest> All { get; } = [.. Messages.All, .. Fields.All, .. Frames.All, .. Floods.All];

    public static MalformedRequest Named(string name) => All.Single(request => request.Name == name);
}
