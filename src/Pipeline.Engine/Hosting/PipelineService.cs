using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Execution;

namespace Pipeline.Engine.Hosting;

/// <summary>Loads the pipeline of a host and runs it in the background.</summary>
internal sealed partial class PipelineService(
    PipelineOptions options,
    PipelineLoader loader,
    PipelineCompletion completion,
    IEnumerable<IRunObserver> observers,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILoggerFactory logging) : BackgroundService
{
    private readonly ILogger _logger = logging.CreateLogger<PipelineService>();

    /// <summary>A category of its own, so that a host that shows diagnostics itself can leave them out of its log.</summary>
    private readonly ILogger _diagnostics = logging.CreateLogger(PipelineOptions.DiagnosticsCategory);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var load = completion.Load = await loader.LoadAsync(options.Path);
            foreach (var problem in load.Plugins.Problems)
                LogPluginProblem(_logger, problem.Name, problem.Reason, problem.Path);
            foreach (var diagnostic in load.Diagnostics)
                LogDiagnostic(_diagnostics, diagnostic.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, DiagnosticText.Render([diagnostic], color: false));
            if (load.Prepared is null)
                return;

            await using var prepared = load.Prepared;
            var observer = new ObserverGroup([new FailureLog(_logger, load.File.Path), .. observers]);
            completion.Result = await prepared.RunAsync(options.Run, observer, time, stoppingToken);
        }
        catch (Exception exception)
        {
            completion.Fault = exception;
            LogFault(_logger, exception);
        }
        finally
        {
            if (options.StopHostWhenDone)
                lifetime.StopApplication();
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Plugin {Name} did not load: {Reason} ({Path})")]
    private static partial void LogPluginProblem(ILogger logger, string name, string reason, string path);

    [LoggerMessage(Message = "{Diagnostic}")]
    private static partial void LogDiagnostic(ILogger logger, LogLevel level, string diagnostic);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The engine failed.")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
