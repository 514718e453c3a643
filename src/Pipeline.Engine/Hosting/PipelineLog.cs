using Microsoft.Extensions.Logging;
using Pipeline.Engine.Configuration;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Telemetry;

namespace Pipeline.Engine.Hosting;

/// <summary>What the service of a pipeline says: plugins and diagnostics, recovery, reloads.</summary>
/// <param name="logger">For all but the diagnostics.</param>
/// <param name="diagnostics">A category of its own, so that a host that shows diagnostics itself can leave them out of its log.</param>
internal sealed partial class PipelineLog(ILogger logger, ILogger diagnostics)
{
    public void Problems(LoadResult load)
    {
        foreach (var problem in load.Plugins.Problems)
            LogPluginProblem(logger, problem.Name, problem.Reason, problem.Path);
        foreach (var diagnostic in load.Diagnostics)
            LogDiagnostic(diagnostics, diagnostic.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, DiagnosticText.Render([diagnostic], color: false));
    }

    public void Recovered(Recovery recovery)
    {
        if (recovery.Claimed + recovery.Suspects.Count > 0)
            LogRecovered(logger, recovery.Claimed + recovery.Suspects.Count);
        foreach (var (document, stage) in recovery.Suspects)
            LogSuspect(logger, document, stage);
    }

    public void Applied(string file, string fingerprint)
    {
        PipelineTelemetry.Reloads.Add(1, new KeyValuePair<string, object?>("result", "applied"));
        LogApplied(logger, file, fingerprint[..12]);
    }

    public void Rejected(string file, int errors)
    {
        PipelineTelemetry.Reloads.Add(1, new KeyValuePair<string, object?>("result", "rejected"));
        LogRejected(logger, file, errors);
    }

    public void RejectedState(string file, string state)
    {
        PipelineTelemetry.Reloads.Add(1, new KeyValuePair<string, object?>("result", "rejected"));
        LogRejectedState(logger, file, state);
    }

    public void Refused(string reason) => LogRefused(logger, reason);

    public void OutOfMemory() => LogOutOfMemory(logger);

    public void Fault(Exception exception) => LogFault(logger, exception);

    /// <summary>Disposes of a plan; what cannot be closed is logged, and does not hold up the next plan.</summary>
    public async ValueTask DisposeAsync(PreparedPlan plan)
    {
        try
        {
            await plan.DisposeAsync();
        }
        catch (AggregateException exception)
        {
            LogUnclosed(logger, exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Plugin {Name} did not load: {Reason} ({Path})")]
    private static partial void LogPluginProblem(ILogger logger, string name, string reason, string path);

    [LoggerMessage(Message = "{Diagnostic}")]
    private static partial void LogDiagnostic(ILogger logger, LogLevel level, string diagnostic);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The process before ended without a drain; {Count} documents were in hand and run again.")]
    private static partial void LogRecovered(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Document} was in `{Stage}` when the process died, and runs alone.")]
    private static partial void LogSuspect(ILogger logger, string document, string stage);

    [LoggerMessage(Level = LogLevel.Information, Message = "{File} has changed; documents now run by plan {Fingerprint}.")]
    private static partial void LogApplied(ILogger logger, string file, string fingerprint);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} has changed and has {Errors} errors; the plan before goes on.")]
    private static partial void LogRejected(ILogger logger, string file, int errors);

    [LoggerMessage(Level = LogLevel.Error, Message = "{File} has changed and names another state folder than {State}; the plan before goes on. Restart the worker for that.")]
    private static partial void LogRejectedState(ILogger logger, string file, string state);

    [LoggerMessage(Level = LogLevel.Error, Message = "Nothing was run: {Reason}")]
    private static partial void LogRefused(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not everything of the plan before could be closed.")]
    private static partial void LogUnclosed(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Memory ran out, and not in a stage alone: the process ends here. Nothing is lost; the documents in hand run one by one at the next start. A stage that takes much is best run with `isolation: process`.")]
    private static partial void LogOutOfMemory(ILogger logger);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The engine failed.")]
    private static partial void LogFault(ILogger logger, Exception exception);
}
