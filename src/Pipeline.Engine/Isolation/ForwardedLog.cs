using Microsoft.Extensions.Logging;

namespace Pipeline.Engine.Isolation;

/// <summary>Sends what stages log to the process that has started this one.</summary>
internal sealed class ForwardedLog(FrameOutput output) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Category(output, categoryName);

    public void Dispose()
    {
    }

    private sealed class Category(FrameOutput output, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = formatter(state, exception);
            output.Write(json =>
            {
                json.WriteString("type"u8, "log"u8);
                json.WriteString("category"u8, category);
                json.WriteNumber("level"u8, (int)logLevel);
                json.WriteString("message"u8, exception is null ? message : $"{message}\n{exception}");
            });
        }
    }
}
