using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Exchange.Grpc.Tests.Fixture;

/// <summary>
/// A service of every shape, written by hand the way the generator would: protoc runs in the contracts project alone, and tests have no place there.
/// </summary>
public static class Echo
{
    private const string Name = "exchange.test.v1.Echo";

    private static readonly Marshaller<StringValue> Text = Marshallers.Create(
        (message, context) =>
        {
            context.SetPayloadLength(message.CalculateSize());
            message.WriteTo(context.GetBufferWriter());
            context.Complete();
        },
        context => StringValue.Parser.ParseFrom(context.PayloadAsReadOnlySequence()));

    public static readonly Method<StringValue, StringValue> Read = new(MethodType.Unary, Name, nameof(Read), Text, Text);
    public static readonly Method<StringValue, StringValue> Write = new(MethodType.Unary, Name, nameof(Write), Text, Text);
    public static readonly Method<StringValue, StringValue> List = new(MethodType.ServerStreaming, Name, nameof(List), Text, Text);
    public static readonly Method<StringValue, StringValue> Collect = new(MethodType.ClientStreaming, Name, nameof(Collect), Text, Text);
    public static readonly Method<StringValue, StringValue> Chat = new(MethodType.DuplexStreaming, Name, nameof(Chat), Text, Text);

    /// <summary>As generated code has it: Read may be repeated, Write may not.</summary>
    public static ServiceDescriptor Descriptor { get; } = FileDescriptor.BuildFromByteStrings(
        [WrappersReflection.Descriptor.SerializedData, File().ToByteString()])[1].Services[0];

    public static void BindService(ServiceBinderBase binder, EchoBase? service)
    {
        binder.AddMethod(Read, service is null ? null : new UnaryServerMethod<StringValue, StringValue>(service.Read));
        binder.AddMethod(Write, service is null ? null : new UnaryServerMethod<StringValue, StringValue>(service.Write));
        binder.AddMethod(List, service is null ? null : new ServerStreamingServerMethod<StringValue, StringValue>(service.List));
        binder.AddMethod(Collect, service is null ? null : new ClientStreamingServerMethod<StringValue, StringValue>(service.Collect));
        binder.AddMethod(Chat, service is null ? null : new DuplexStreamingServerMethod<StringValue, StringValue>(service.Chat));
    }

    private static FileDescriptorProto File() => new()
    {
        Name = "exchange/test/v1/echo.proto",
        Package = "exchange.test.v1",
        Syntax = "proto3",
        Dependency = { "google/protobuf/wrappers.proto" },
        Service =
        {
            new ServiceDescriptorProto
            {
                Name = "Echo",
                Method =
                {
                    Describe(nameof(Read), MethodOptions.Types.IdempotencyLevel.NoSideEffects),
                    Describe(nameof(Write), MethodOptions.Types.IdempotencyLevel.IdempotencyUnknown),
                    Describe(nameof(List), MethodOptions.Types.IdempotencyLevel.NoSideEffects),
                    Describe(nameof(Collect), MethodOptions.Types.IdempotencyLevel.Idempotent),
                    Describe(nameof(Chat), MethodOptions.Types.IdempotencyLevel.IdempotencyUnknown),
                },
            },
        },
    };

    private static MethodDescriptorProto Describe(string name, MethodOptions.Types.IdempotencyLevel level) => new()
    {
        Name = name,
        InputType = ".google.protobuf.StringValue",
        OutputType = ".google.protobuf.StringValue",
        ServerStreaming = name is nameof(List) or nameof(Chat),
        ClientStreaming = name is nameof(Collect) or nameof(Chat),
        Options = new MethodOptions { IdempotencyLevel = level },
    };

    [BindServiceMethod(typeof(Echo), nameof(BindService))]
    public abstract class EchoBase
    {
        public abstract Task<StringValue> Read(StringValue request, ServerCallContext call);

        public abstract Task<StringValue> Write(StringValue request, ServerCallContext call);

        public abstract Task List(StringValue request, IServerStreamWriter<StringValue> responses, ServerCallContext call);

        public abstract Task<StringValue> Collect(IAsyncStreamReader<StringValue> requests, ServerCallContext call);

        public abstract Task Chat(IAsyncStreamReader<StringValue> requests, IServerStreamWriter<StringValue> responses, ServerCallContext call);
    }

    public class EchoClient : ClientBase<EchoClient>
    {
        public EchoClient(ChannelBase channel)
            : base(channel)
        {
        }

        public EchoClient(CallInvoker invoker)
            : base(invoker)
        {
        }

        protected EchoClient()
        {
        }

        protected EchoClient(ClientBaseConfiguration configuration)
            : base(configuration)
        {
        }

        public AsyncUnaryCall<StringValue> ReadAsync(string text, CallOptions options = default) =>
            CallInvoker.AsyncUnaryCall(Echo.Read, null, options, new StringValue { Value = text });

        public StringValue Read(string text, CallOptions options = default) =>
            CallInvoker.BlockingUnaryCall(Echo.Read, null, options, new StringValue { Value = text });

        public AsyncUnaryCall<StringValue> WriteAsync(string text, CallOptions options = default) =>
            CallInvoker.AsyncUnaryCall(Echo.Write, null, options, new StringValue { Value = text });

        public AsyncServerStreamingCall<StringValue> List(string text, CallOptions options = default) =>
            CallInvoker.AsyncServerStreamingCall(Echo.List, null, options, new StringValue { Value = text });

        public AsyncClientStreamingCall<StringValue, StringValue> Collect(CallOptions options = default) =>
            CallInvoker.AsyncClientStreamingCall(Echo.Collect, null, options);

        public AsyncDuplexStreamingCall<StringValue, StringValue> Chat(CallOptions options = default) =>
            CallInvoker.AsyncDuplexStreamingCall(Echo.Chat, null, options);

        protected override EchoClient NewInstance(ClientBaseConfiguration configuration) => new(configuration);
    }
}
