using Microsoft.AspNetCore.Http;

namespace Exchange.Grpc;

/// <summary>A page beside the API, such as its description: served by the JSON listeners alone, to GET and HEAD.</summary>
/// <param name="Path">Its exact path, such as <c>/openapi.json</c>; before it, no rule of a contract is looked for.</param>
/// <param name="Serve">Writes it. <c>Cache-Control: no-store</c> is set before and may be changed.</param>
public sealed record JsonPage(string Path, RequestDelegate Serve);
