using Exchange.Contracts.Type.V1;
using Google.Api;

namespace Exchange.Grpc.Tests.Reflection;

/// <summary>The extensions of the real contracts: how errors are described, and where methods are found over HTTP.</summary>
public class ExtensionTests
{
    private readonly DescriptorIndex _index = new(ErrorReflection.Descriptor, AnnotationsReflection.Descriptor);

    [Fact]
    public void A_file_is_found_by_an_extension_that_it_declares()
    {
        _index.FileExtending("google.protobuf.MethodOptions", 72295728)!.Name.ShouldBe("google/api/annotations.proto");
        _index.FileExtending("google.protobuf.EnumValueOptions", 50301)!.Name.ShouldBe("exchange/type/v1/error.proto");
        _index.FileDeclaring("google.api.http")!.Name.ShouldBe("google/api/annotations.proto");
    }

    [Theory]
    [InlineData("google.protobuf.MethodOptions", 1)]
    [InlineData("google.protobuf.FileOptions", 72295728)]
    [InlineData("nothing", 72295728)]
    public void An_unknown_extension_is_not_found(string type, int number) => _index.FileExtending(type, number).ShouldBeNull();

    [Fact]
    public void The_numbers_of_all_extensions_of_a_message_are_told() =>
        _index.ExtensionNumbersOf("google.protobuf.MethodOptions").ShouldBe([72295728]);
}
