using Microsoft.Extensions.Logging;

namespace Pipeline.Worker.Terminal;

/// <summary>Logs to standard error, one line an event, in step with a live display.</summary>
internal sealed class TerminalLoggerProvider(TerminalWriter terminal) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new TerminalLogger(terminal);

    public void Dispose()
    {
    }

    private sealed class TerminalLogger(TerminalWriter terminal) : ILogger
    {
        private static readonly Lock OneAtATime = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{Name(logLevel)}: {TerminalText.Printable(formatter(state, exception), oneLine: true)}";
            lock (OneAtATime)
            {
                terminal.WriteLine(line);
                if (exception is not null)
                    terminal.WriteLine(exception.ToString());
            }
        }

        private static string Name(LogLevel level) => level switch
        {
            LogLevel.Trace or LogLevel.Debug => "debug",
            LogLevel.Information => "info",
            LogLevel.Warning => "warning",
            _ => "error",
        };
    }
}
