using Exchange.Testing;

namespace Exchange.Conformance.Probes;

/// <summary>grpc-go, as Debian has it.</summary>
public class GoTests(GoTests.Run run) : IClassFixture<GoTests.Run>
{
    public static TheoryData<string> Cases => [.. Probe.Everywhere, "special_status_message", "slow_reader"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Go_calls_us(string name) => run.ShouldBeOk(name);

    public sealed class Run : Probe
    {
        private const string Libraries = "/usr/share/gocode";

        protected override async Task<string> RunAsync(string server, string compressing)
        {
            using var folder = new TempFolder();
            var program = folder.File("probe");
            await GenerateAsync(folder.File("src"));
            var (code, output) = await ForeignProgram.RunAsync(
                [ForeignProgram.Installed("/usr/bin/go", "golang-go"), "build", "-o", program, "."],
                TimeSpan.FromMinutes(5),
                Source("probes/go"),
                ("GO111MODULE", "off"), ("GOPATH", $"{folder.Path}:{Libraries}"), ("GOFLAGS", ""));
            code.ShouldBe(0, output);
            return (await ForeignProgram.RunAsync([program, server, compressing], TimeSpan.FromMinutes(2))).Output;
        }

        private static async Task GenerateAsync(string folder)
        {
            Directory.CreateDirectory(folder);
            ForeignProgram.Installed("/usr/bin/protoc-gen-go", "protoc-gen-go");
            ForeignProgram.Installed("/usr/bin/protoc-gen-go-grpc", "protoc-gen-go-grpc");
            await Protoc.RunAsync(
            [
                $"--go_out={folder}", $"--go-grpc_out={folder}",
                .. Protoc.Interoperability.SelectMany(file =>
                    new[] { $"--go_opt=M{file}=interop/testing", $"--go-grpc_opt=M{file}=interop/testing" }),
            ]);
        }
    }
}
