namespace Exchange.Conformance.Interop;

/// <summary>Our client against our server: every case, those included that the Ruby programs lack.</summary>
public class OwnTests
{
    public static TheoryData<string> Cases => [.. ClientCases.All.Keys];

    public static TheoryData<string> Compression => [.. CompressionCases.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task We_call_ourselves(string name)
    {
        await using var server = await InteropServer.StartAsync();
        await using var client = new InteropClient(server.Address);

        await ClientCases.All[name](client).WaitAsync(TimeSpan.FromSeconds(30));

        server.Log.Errors.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Compression))]
    public async Task We_call_ourselves_compressed(string name)
    {
        await using var server = await InteropServer.StartCompressingAsync();
        await using var client = InteropClient.Counting(server.Address);

        await CompressionCases.All[name](client).WaitAsync(TimeSpan.FromSeconds(30));
    }
}
