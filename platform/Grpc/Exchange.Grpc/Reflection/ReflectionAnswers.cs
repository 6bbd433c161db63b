using Google.Protobuf.Reflection;
using Google.Rpc;
using Grpc.Core;
using Grpc.Reflection.V1;
using Request = Grpc.Reflection.V1.ServerReflectionRequest;
using Response = Grpc.Reflection.V1.ServerReflectionResponse;

namespace Exchange.Grpc;

/// <summary>Answers the questions of <c>protos/grpc/reflection/v1/reflection.proto</c>.</summary>
internal sealed class ReflectionAnswers(ServedServices services)
{
    // Errors travel as Any, so no service imports what explains them.
    private readonly Lazy<DescriptorIndex> _index = new(() => new([.. services.All.Select(service => service.File), ErrorDetailsReflection.Descriptor]));

    public Response To(Request request)
    {
        var response = Answer(request);
        response.ValidHost = request.Host;
        response.OriginalRequest = request;
        return response;
    }

    private Response Answer(Request request) => request.MessageRequestCase switch
    {
        Request.MessageRequestOneofCase.FileByFilename => File(_index.Value.FileNamed(request.FileByFilename)),
        Request.MessageRequestOneofCase.FileContainingSymbol => File(_index.Value.FileDeclaring(request.FileContainingSymbol)),
        Request.MessageRequestOneofCase.FileContainingExtension => File(
            _index.Value.FileExtending(request.FileContainingExtension.ContainingType, request.FileContainingExtension.ExtensionNumber)),
        Request.MessageRequestOneofCase.AllExtensionNumbersOfType => Extensions(request.AllExtensionNumbersOfType),
        Request.MessageRequestOneofCase.ListServices => Services(),
        _ => Error(StatusCode.InvalidArgument, "The request asks for nothing that this version knows."),
    };

    private static Response File(FileDescriptor? file) => file is null
        ? Error(StatusCode.NotFound, "This server knows no such file, symbol or extension.")
        : new() { FileDescriptorResponse = new() { FileDescriptorProto = { DescriptorIndex.WithImports(file) } } };

    private Response Extensions(string type) => _index.Value.ExtensionNumbersOf(type) is { } numbers
        ? new() { AllExtensionNumbersResponse = new() { BaseTypeName = type, ExtensionNumber = { numbers } } }
        : Error(StatusCode.NotFound, "This server knows no such message.");

    private Response Services() => new()
    {
        ListServicesResponse = new() { Service = { services.All.Select(service => new ServiceResponse { Name = service.FullName }) } },
    };

    private static Response Error(StatusCode code, string message) => new() { ErrorResponse = new() { ErrorCode = (int)code, ErrorMessage = message } };
}
