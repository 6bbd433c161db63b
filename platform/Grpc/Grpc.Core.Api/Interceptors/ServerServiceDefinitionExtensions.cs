namespace Grpc.Core.Interceptors;

/// <summary>Puts interceptors before the handlers of a service. The last one put there is called first.</summary>
public static class ServerServiceDefinitionExtensions
{
    /// <summary>Puts an interceptor before every handler.</summary>
    public static ServerServiceDefinition Intercept(this ServerServiceDefinition serverServiceDefinition, Interceptor interceptor)
    {
        ArgumentNullException.ThrowIfNull(serverServiceDefinition);
        ArgumentNullException.ThrowIfNull(interceptor);
        var binder = new InterceptingServiceBinder(interceptor);
        serverServiceDefinition.BindService(binder);
        return binder.Build();
    }

    /// <summary>Puts several interceptors before every handler, called in the order in which they are written.</summary>
    public static ServerServiceDefinition Intercept(
        this ServerServiceDefinition serverServiceDefinition, params Interceptor[] interceptors)
    {
        ArgumentNullException.ThrowIfNull(interceptors);
        return interceptors.Reverse().Aggregate(serverServiceDefinition, Intercept);
    }

    private sealed class InterceptingServiceBinder(Interceptor interceptor) : ServiceBinderBase
    {
        private readonly ServerServiceDefinition.Builder _builder = ServerServiceDefinition.CreateBuilder();

        public ServerServiceDefinition Build() => _builder.Build();

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
            _builder.AddMethod(method, (request, call) => interceptor.UnaryServerHandler(request, call, handler!));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
            _builder.AddMethod(method, (requests, call) => interceptor.ClientStreamingServerHandler(requests, call, handler!));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
            _builder.AddMethod(
                method, (request, responses, call) => interceptor.ServerStreamingServerHandler(request, responses, call, handler!));

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
            _builder.AddMethod(
                method, (requests, responses, call) => interceptor.DuplexStreamingServerHandler(requests, responses, call, handler!));
    }
}
