using Exchange.Testing;

namespace Exchange.Conformance.Probes;

/// <summary>gRPC for Python, which is the C core.</summary>
public class PythonTests(PythonTests.Run run) : IClassFixture<PythonTests.Run>
{
    public static TheoryData<string> Cases => [.. Probe.Everywhere, "special_status_message", "early_server_error"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Python_calls_us(string name) => run.ShouldBeOk(name);

    public sealed class Run : Probe
    {
        protected override async Task<string> RunAsync(string server, string compressing)
        {
            using var folder = new TempFolder();
            var contracts = folder.File("contracts.binpb");
            await Protoc.RunAsync(
                "--include_imports", $"--descriptor_set_out={contracts}", "google/rpc/status.proto", "google/rpc/error_details.proto");

            // Not the python3 of the path, which may be another than the one that Debian's packages are for.
            var python = ForeignProgram.Installed("/usr/bin/python3", "python3");
            string[] command = [python, Source("probes/python/probe.py"), server, compressing, contracts];
            return (await ForeignProgram.RunAsync(command, TimeSpan.FromMinutes(2), null, ("PYTHONDONTWRITEBYTECODE", "1"))).Output;
        }
    }
}
