namespace Exchange.Grpc;

/// <summary>
/// The path of a <c>google.api.http</c> rule: literals, <c>*</c> for one segment, <c>**</c> for the rest, variables over these, a verb.
/// </summary>
/// <param name="Segments">The segments in order, with what stands in variables.</param>
/// <param name="Variables">Where each variable stands.</param>
/// <param name="Verb">The colon at the end and what follows it; empty without one.</param>
internal sealed record PathTemplate(IReadOnlyList<string> Segments, IReadOnlyList<PathVariable> Variables, string Verb)
{
    public const string AnyOne = "*";
    public const string AnyRest = "**";

    /// <exception cref="FormatException">The text is no template; the message says where and why.</exception>
    public static PathTemplate Parse(string text) => new PathTemplateParser(text).Parse();
}

/// <summary>A variable of a template.</summary>
/// <param name="Field">Path of the request field that it fills, names as in the .proto.</param>
/// <param name="Start">Index of its first segment.</param>
/// <param name="Count">How many segments of the template it covers.</param>
/// <param name="TakesRest">Its last segment is <c>**</c>, so it reaches to the end of any path.</param>
internal readonly record struct PathVariable(string Field, int Start, int Count, bool TakesRest)
{
    /// <summary>
    /// A value of one segment is decoded wholly; in one of several, an encoded slash stays as it is, or it would become another path.
    /// </summary>
    public bool IsOneSegment => Count == 1 && !TakesRest;
}
