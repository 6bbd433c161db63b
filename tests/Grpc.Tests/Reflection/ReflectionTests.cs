using Exchange.Grpc.Tests.Fixture;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Builder;
using Answer = Grpc.Reflection.V1.ServerReflectionResponse.MessageResponseOneofCase;

namespace Exchange.Grpc.Tests.Reflection;

public sealed class ReflectionTests : IAsyncLifetime
{
    private EchoServer _server = null!;
    private GrpcChannel _channel = null!;

    public async Task InitializeAsync()
    {
        _server = await EchoServer.StartAsync(
            build: builder =>
            {
                builder.Services.AddGrpcHealth();
                builder.Services.AddGrpcReflection();
            },
            map: app =>
            {
                app.MapGrpcHealth();
                app.MapGrpcReflection();
            });
        _channel = GrpcChannel.ForAddress(_server.Address);
    }

    public async Task DisposeAsync()
    {
        _channel.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Every_served_service_is_listed_once()
    {
        var answer = await AskAsync(new() { ListServices = "*" });

        answer.ListServicesResponse.Service.Select(service => service.Name).ShouldBe([
            "exchange.test.v1.Echo", "grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection", "grpc.reflection.v1alpha.ServerReflection"]);
    }

    [Theory]
    [InlineData("grpc.health.v1.Health")]
    [InlineData("grpc.health.v1.Health.Watch")]
    [InlineData("grpc.health.v1.HealthCheckRequest")]
    [InlineData("grpc.health.v1.HealthCheckRequest.service")]
    [InlineData("grpc.health.v1.HealthCheckResponse.ServingStatus")]
    [InlineData("grpc.health.v1.HealthCheckResponse.NOT_SERVING")]
    public async Task A_file_is_found_by_anything_that_it_declares(string symbol) =>
        (await FilesAsync(new() { FileContainingSymbol = symbol }))[0].Name.ShouldBe("grpc/health/v1/health.proto");

    [Theory]
    [InlineData("grpc.reflection.v1.ServerReflectionRequest.message_request", "grpc/reflection/v1/reflection.proto")]
    [InlineData("google.rpc.BadRequest.FieldViolation", "google/rpc/error_details.proto")]
    [InlineData("google.protobuf.StringValue", "google/protobuf/wrappers.proto")]
    public async Task Oneofs_nested_messages_and_what_is_imported_are_found_too(string symbol, string file) =>
        (await FilesAsync(new() { FileContainingSymbol = symbol }))[0].Name.ShouldBe(file);

    [Fact]
    public async Task A_file_comes_with_everything_that_it_imports()
    {
        var files = await FilesAsync(new() { FileByFilename = "google/rpc/error_details.proto" });

        files[0].Name.ShouldBe("google/rpc/error_details.proto");
        files.Select(file => file.Name).ShouldBeUnique();
        var names = files.Select(file => file.Name).ToHashSet();
        files.SelectMany(file => file.Dependency).ShouldAllBe(import => names.Contains(import));
    }

    [Theory]
    [InlineData("nothing/of/the/sort.proto")]
    [InlineData("")]
    public async Task An_unknown_file_is_not_found(string name) => await ShouldNotBeFoundAsync(new() { FileByFilename = name });

    [Theory]
    [InlineData("grpc.health.v1")]
    [InlineData("grpc.health.v1.Nothing")]
    [InlineData("grpc.health.v1.HealthCheckResponse.ServingStatus.NOT_SERVING")]
    public async Task An_unknown_symbol_is_not_found(string name) => await ShouldNotBeFoundAsync(new() { FileContainingSymbol = name });

    [Fact]
    public async Task A_message_without_extensions_has_no_numbers_and_an_unknown_one_is_not_found()
    {
        var answer = await AskAsync(new() { AllExtensionNumbersOfType = "grpc.health.v1.HealthCheckRequest" });
        answer.AllExtensionNumbersResponse.BaseTypeName.ShouldBe("grpc.health.v1.HealthCheckRequest");
        answer.AllExtensionNumbersResponse.ExtensionNumber.ShouldBeEmpty();

        await ShouldNotBeFoundAsync(new() { AllExtensionNumbersOfType = "grpc.health.v1.Nothing" });
    }

    [Fact]
    public async Task A_question_without_content_is_answered_as_one()
    {
        var answer = await AskAsync(new());

        answer.ErrorResponse.ErrorCode.ShouldBe((int)Code.InvalidArgument);
    }

    [Fact]
    public async Task A_stream_goes_on_after_an_error_and_gives_each_question_back()
    {
        using var call = new ServerReflection.ServerReflectionClient(_channel).ServerReflectionInfo(deadline: InTime());
        ServerReflectionRequest[] questions = [new() { Host = "here", FileContainingSymbol = "nothing" }, new() { Host = "there", ListServices = "" }];
        foreach (var question in questions)
            await call.RequestStream.WriteAsync(question);
        await call.RequestStream.CompleteAsync();

        var answers = await call.ResponseStream.ReadAllAsync().ToListAsync();

        answers.Select(answer => answer.OriginalRequest).ShouldBe(questions);
        answers.Select(answer => answer.ValidHost).ShouldBe(["here", "there"]);
        answers.Select(answer => answer.MessageResponseCase).ShouldBe([Answer.ErrorResponse, Answer.ListServicesResponse]);
    }

    [Fact]
    public async Task The_elder_version_answers_the_same()
    {
        using var call = new global::Grpc.Reflection.V1Alpha.ServerReflection.ServerReflectionClient(_channel).ServerReflectionInfo(deadline: InTime());
        await call.RequestStream.WriteAsync(new() { FileContainingSymbol = "grpc.health.v1.Health" });
        await call.RequestStream.CompleteAsync();

        var answers = await call.ResponseStream.ReadAllAsync().ToListAsync();

        var expected = await AskAsync(new() { FileContainingSymbol = "grpc.health.v1.Health" });
        answers.ShouldHaveSingleItem().ToByteString().ShouldBe(expected.ToByteString());
    }

    private async Task ShouldNotBeFoundAsync(ServerReflectionRequest question) =>
        (await AskAsync(question)).ErrorResponse.ErrorCode.ShouldBe((int)Code.NotFound);

    private async Task<List<FileDescriptorProto>> FilesAsync(ServerReflectionRequest question) =>
        [.. (await AskAsync(question)).FileDescriptorResponse.FileDescriptorProto.Select(file => FileDescriptorProto.Parser.ParseFrom(file))];

    private async Task<ServerReflectionResponse> AskAsync(ServerReflectionRequest question)
    {
        using var call = new ServerReflection.ServerReflectionClient(_channel).ServerReflectionInfo(deadline: InTime());
        await call.RequestStream.WriteAsync(question);
        await call.RequestStream.CompleteAsync();
        return (await call.ResponseStream.ReadAllAsync().ToListAsync()).ShouldHaveSingleItem();
    }

    private static DateTime InTime() => DateTime.UtcNow.AddSeconds(20);
}
