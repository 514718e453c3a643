using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Hosting;
using Pipeline.Worker.Operations;
using Pipeline.Worker.Operations.Http;

namespace Pipeline.Tests.Worker.Operations;

/// <summary>A host as the worker composes it, with operations alone in it.</summary>
internal sealed class WatchedHost : IDisposable
{
    /// <summary>Gauges of two hosts in one process would be the same metric, and a web host wants the current folder, which tests of verbs change and delete: such tests
    /// run one after another.</summary>
    public const string OneAtATime = VerbFixture.CurrentFolder;

    private readonly IHost _host;

    public WatchedHost(OperationsOptions options, Action<HostApplicationBuilder>? configure = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<TimeProvider>(Clock);
        builder.Logging.AddProvider(Log);
        configure?.Invoke(builder);
        builder.AddOperations(options);
        _host = builder.Build();
        Health = _host.Services.GetRequiredService<PipelineHealth>();
    }

    public ManualClock Clock { get; } = new();

    public ListLog Log { get; } = new();

    public PipelineHealth Health { get; }

    public IServiceProvider Services => _host.Services;

    public Uri Address => _host.Services.GetRequiredService<OperationsServer>().Address!;

    /// <summary>Serves on a free port, with no variable set.</summary>
    public static OperationsOptions OnFreePort => new() { Http = new IPEndPoint(IPAddress.Loopback, 0), Environment = new Dictionary<string, string>() };

    public static OperationsOptions With(params (string Name, string Value)[] variables) =>
        new() { Environment = variables.ToDictionary(static variable => variable.Name, static variable => variable.Value) };

    public Task StartAsync() => _host.StartAsync();

    /// <summary>Until the pipeline has ended.</summary>
    public Task RunAsync() => _host.RunAsync();

    public Task StopAsync() => _host.StopAsync();

    public void Dispose() => _host.Dispose();

    internal sealed class ListLog : ILoggerProvider, ILogger
    {
        public List<(LogLevel Level, string Message)> Entries { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Entries)
                Entries.Add((logLevel, formatter(state, exception)));
        }

        public void Dispose()
        {
        }
    }
}
