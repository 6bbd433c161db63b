using System.Diagnostics;
using Grpc.Core.Interceptors;

namespace Grpc.Core;

/// <summary>The base of every generated client that can be made again for another host.</summary>
/// <typeparam name="T">The generated client itself.</typeparam>
public abstract class ClientBase<T> : ClientBase
    where T : ClientBase<T>
{
    /// <summary>For test doubles: a client that cannot call.</summary>
    protected ClientBase()
    {
    }

    /// <summary>Makes a client as another one is configured.</summary>
    protected ClientBase(ClientBaseConfiguration configuration)
        : base(configuration)
    {
    }

    /// <summary>Makes a client that calls over a channel.</summary>
    public ClientBase(ChannelBase channel)
        : base(channel)
    {
    }

    /// <summary>Makes a client that calls through an invoker.</summary>
    public ClientBase(CallInvoker callInvoker)
        : base(callInvoker)
    {
    }

    /// <summary>The same client with the <c>:authority</c> of its calls replaced.</summary>
    public T WithHost(string host) => NewInstance(Configuration.WithHost(host));

    /// <summary>Makes a client of the same type with another configuration. Generated.</summary>
    protected abstract T NewInstance(ClientBaseConfiguration configuration);
}

/// <summary>The base of every generated client.</summary>
public abstract class ClientBase
{
    private readonly ClientBaseConfiguration? _configuration;
    private readonly CallInvoker? _callInvoker;

    /// <summary>For test doubles: a client that cannot call.</summary>
    protected ClientBase()
    {
    }

    /// <summary>Makes a client as another one is configured.</summary>
    protected ClientBase(ClientBaseConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        _configuration = configuration;
        _callInvoker = configuration.CreateCallInvoker();
    }

    /// <summary>Makes a client that calls over a channel.</summary>
    public ClientBase(ChannelBase channel)
        : this((channel ?? throw new ArgumentNullException(nameof(channel))).CreateCallInvoker())
    {
    }

    /// <summary>Makes a client that calls through an invoker.</summary>
    public ClientBase(CallInvoker callInvoker)
        : this(new ClientBaseConfiguration(callInvoker, host: null))
    {
    }

    /// <summary>What the generated methods call through.</summary>
    protected CallInvoker CallInvoker => _callInvoker ?? throw NotConnected();

    private protected ClientBaseConfiguration Configuration => _configuration ?? throw NotConnected();

    private static InvalidOperationException NotConnected() =>
        new("This client was made without a channel, as a test double; override the methods that the test calls.");

    /// <summary>An invoker and the host that its calls are for.</summary>
    [DebuggerDisplay("Host = {Host}")]
    protected internal class ClientBaseConfiguration
    {
        private readonly CallInvoker _undecorated;

        internal ClientBaseConfiguration(CallInvoker callInvoker, string? host)
        {
            ArgumentNullException.ThrowIfNull(callInvoker);
            _undecorated = callInvoker;
            Host = host;
        }

        internal string? Host { get; }

        internal ClientBaseConfiguration WithHost(string host) => new(_undecorated, host);

        internal CallInvoker CreateCallInvoker() => Host is null ? _undecorated : _undecorated.Intercept(new HostInterceptor(Host));
    }
}
