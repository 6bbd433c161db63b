namespace Exchange.Cli.Bench;

/// <summary>A server with the one request that it is asked over and over.</summary>
/// <param name="Name">What it is called in JSON.</param>
/// <param name="Title">What it is called before a person.</param>
/// <param name="Server">Its process.</param>
/// <param name="Target">Address and path of the request.</param>
/// <param name="BodyFile">File with the request's body: a gRPC frame.</param>
/// <param name="ResponseBytes">Length of the body of the right answer; a refusal has none.</param>
internal sealed record Contender(
    string Name, (string Zh, string En) Title, BenchServer Server, Uri Target, string BodyFile, int ResponseBytes);
