using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Exchange.Cli.Bench;

/// <summary>The echo as generated code has it; protoc runs in the contracts project alone, where a benchmark has no place.</summary>
internal static class EchoContract
{
    private const string FullName = "exchange.bench.v1.EchoService";

    private static readonly Marshaller<BytesValue> Bytes = Marshallers.Create(
        (message, context) =>
        {
            context.SetPayloadLength(message.CalculateSize());
            message.WriteTo(context.GetBufferWriter());
            context.Complete();
        },
        context => BytesValue.Parser.ParseFrom(context.PayloadAsReadOnlySequence()));

    public static readonly Method<BytesValue, BytesValue> Method = new(MethodType.Unary, FullName, "Echo", Bytes, Bytes);

    public static ServiceDescriptor Descriptor { get; } = FileDescriptor.BuildFromByteStrings(
        [WrappersReflection.Descriptor.SerializedData, Contract().ToByteString()])[1].Services[0];

    public static void BindService(ServiceBinderBase binder, EchoServiceBase? service) =>
        binder.AddMethod(Method, service is null ? null : new UnaryServerMethod<BytesValue, BytesValue>(service.Echo));

    private static FileDescriptorProto Contract() => new()
    {
        Name = "exchange/bench/v1/echo_service.proto",
        Package = "exchange.bench.v1",
        Syntax = "proto3",
        Dependency = { "google/protobuf/wrappers.proto" },
        Service =
        {
            new ServiceDescriptorProto
            {
                Name = "EchoService",
                Method =
                {
                    new MethodDescriptorProto
                    {
                        Name = Method.Name,
                        InputType = ".google.protobuf.BytesValue",
                        OutputType = ".google.protobuf.BytesValue",
                        Options = new() { IdempotencyLevel = MethodOptions.Types.IdempotencyLevel.NoSideEffects },
                    },
                },
            },
        },
    };

    [BindServiceMethod(typeof(EchoContract), nameof(BindService))]
    public abstract class EchoServiceBase
    {
        public abstract Task<BytesValue> Echo(BytesValue request, ServerCallContext call);
    }
}
