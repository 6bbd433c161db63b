using MassTransit;
using Microsoft.Extensions.Logging;

namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>
/// MassTransit's log without what the outbox already tells: that a publish was returned or given up is the state of a row, not an error of the node.
/// </summary>
internal sealed class MassTransitLogs(ILoggerFactory inner) : ILoggerFactory
{
    public ILogger CreateLogger(string categoryName) => new Logger(inner.CreateLogger(categoryName));

    public void AddProvider(ILoggerProvider provider) => inner.AddProvider(provider);

    public void Dispose()
    {
        // The factory is the host's.
    }

    private sealed class Logger(ILogger inner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is MessageReturnedException or OperationCanceledException or MessageGivenBackException) return;
            // The broker's absence is worth a line; the stack trace of each attempt to reach it is not.
            var expected = exception is ConnectionException || exception?.InnerException is ConnectionException;
            inner.Log(expected && logLevel > LogLevel.Warning ? LogLevel.Warning : logLevel, eventId, state, expected ? null : exception, formatter);
        }
    }
}
