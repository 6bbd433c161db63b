using Exchange.Hosting.Tests.Storage;
using Exchange.Testing;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Exchange.Hosting.Tests.Rpc;

public class ReflectionTests
{
    [Fact]
    public async Task A_node_tells_tools_what_it_serves()
    {
        await using var node = await TestNode.StartAsync<StubNode, NotesDb>();
        using var call = new ServerReflection.ServerReflectionClient(node.Channel).ServerReflectionInfo(deadline: DateTime.UtcNow.AddSeconds(20));
        await call.RequestStream.WriteAsync(new() { ListServices = "" });
        await call.RequestStream.WriteAsync(new() { FileContainingSymbol = "exchange.civilaffairs.v1.ReferralService.GetReferral" });
        await call.RequestStream.CompleteAsync();

        var answers = await call.ResponseStream.ReadAllAsync().ToListAsync();

        answers[0].ListServicesResponse.Service.Select(service => service.Name).ShouldContain("exchange.civilaffairs.v1.ReferralService");
        answers[1].FileDescriptorResponse.FileDescriptorProto.Count.ShouldBeGreaterThan(1, "the file comes with its imports");
    }
}
