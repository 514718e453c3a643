using Microsoft.Extensions.Logging;
using Pipeline.Engine.Hosting;

namespace Pipeline.Worker.Terminal;

/// <summary>Logs to standard error, one line an event, in step with a live display.</summary>
internal sealed class TerminalLoggerProvider(TerminalWriter terminal) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new TerminalLogger(terminal, categoryName == PipelineOptions.DiagnosticsCategory);

    public void Dispose()
    {
    }

    private sealed class TerminalLogger(TerminalWriter terminal, bool isDiagnostics) : ILogger
    {
        private static readonly Lock OneAtATime = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = formatter(state, exception);

            // A diagnostic names its level itself, and points with a caret at the line above.
            var line = isDiagnostics ? message.TrimEnd('\n') : $"{Name(logLevel)}: {TerminalText.Printable(message, oneLine: true)}";
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
