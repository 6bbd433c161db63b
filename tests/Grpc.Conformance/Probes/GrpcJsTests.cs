namespace Exchange.Conformance.Probes;

/// <summary>grpc-js, which is JavaScript down to the frames.</summary>
public class GrpcJsTests(GrpcJsTests.Run run) : IClassFixture<GrpcJsTests.Run>
{
    public static TheoryData<string> Cases => [.. Probe.Everywhere];

    [Theory]
    [MemberData(nameof(Cases))]
    public void JavaScript_calls_us(string name) => run.ShouldBeOk(name);

    public sealed class Run : Probe
    {
        protected override async Task<string> RunAsync(string server, string compressing)
        {
            if (!Directory.Exists(Source("probes/js/node_modules")))
                throw new InvalidOperationException("grpc-js is missing: npm ci --prefix tests/Grpc.Conformance/probes/js");
            string[] command = ["node", Source("probes/js/probe.js"), server, compressing, Source("protos"), SourceTree.PathOf("protos")];
            return (await ForeignProgram.RunAsync(command, TimeSpan.FromMinutes(2))).Output;
        }
    }
}
