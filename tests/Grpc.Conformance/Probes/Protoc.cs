namespace Exchange.Conformance.Probes;

/// <summary>Debian's protocol compiler.</summary>
internal static class Protoc
{
    /// <summary>The files of the interoperability contract, as they import each other.</summary>
    public static readonly IReadOnlyList<string> Interoperability =
        ["grpc/testing/empty.proto", "grpc/testing/messages.proto", "grpc/testing/test.proto"];

    /// <summary>Compiles the interoperability contract.</summary>
    /// <param name="arguments">What to make of it, and other files of <c>protos/</c> to compile.</param>
    public static async Task RunAsync(params IEnumerable<string> arguments)
    {
        string[] command =
        [
            ForeignProgram.Installed("/usr/bin/protoc", "protobuf-compiler"),
            $"-I{SourceTree.PathOf("tests/Grpc.Conformance/protos")}", $"-I{SourceTree.PathOf("protos")}",
            .. Interoperability, .. arguments,
        ];
        var (code, output) = await ForeignProgram.RunAsync(command, TimeSpan.FromSeconds(30));
        code.ShouldBe(0, output);
    }
}
