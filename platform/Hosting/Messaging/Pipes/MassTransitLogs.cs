using System.Net.Sockets;
using MassTransit;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client.Exceptions;

namespace Exchange.Hosting.Messaging.Pipes;

/// <summary>
/// MassTransit's log without what is told elsewhere: that a publish was returned is the state of a row, not an error of the node.
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

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (exception is MessageReturnedException or MessageGivenBackException) return;
            // The pipe says once that the broker is gone; each attempt to reach it is for those who look closely.
            inner.Log(TellsOfAbsence(exception) ? LogLevel.Debug : logLevel, eventId, state, exception, formatter);
        }

        private static bool TellsOfAbsence(Exception? exception) => exception switch
        {
            null => false,
            ConnectionException or RabbitMQClientException or SocketException or IOException or OperationCanceledException => true,
            AggregateException several => several.InnerExceptions.Any(TellsOfAbsence),
            _ => TellsOfAbsence(exception.InnerException),
        };
    }
}
