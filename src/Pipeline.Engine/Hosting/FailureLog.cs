using Microsoft.Extensions.Logging;
using Pipeline.Engine.Execution;

namespace Pipeline.Engine.Hosting;

/// <summary>Logs every failure with the document, the stage and its line; the stack trace only at Debug.</summary>
internal sealed partial class FailureLog(ILogger logger, string file) : IRunObserver
{
    public void OnDocument(DocumentOutcome outcome, long? total)
    {
        foreach (var failure in outcome.Failures)
        {
            if (outcome is Quarantined { Failure: var last } && ReferenceEquals(last, failure))
                LogQuarantined(logger, failure.Id, failure.Stage, file, failure.Line, failure.Message, failure.Attempts);
            else
                LogPassedOver(logger, failure.Id, failure.Stage, file, failure.Line, failure.Message);
            if (failure.Exception is { } exception)
                LogException(logger, failure.Id, exception);
        }

        if (outcome is Skipped skipped)
            LogSkipped(logger, skipped.Id, skipped.Stage, skipped.Reason);
    }

    public void OnBlocked(string? reason)
    {
        if (reason is null)
            LogUnblocked(logger);
        else
            LogBlocked(logger, reason);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Results cannot be written; nothing more is taken in until they can be: {Reason}")]
    private static partial void LogBlocked(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Results can be written again; going on.")]
    private static partial void LogUnblocked(ILogger logger);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Document} is quarantined: `{Stage}` ({File}:{Line}) failed: {Reason} (attempts: {Attempts})")]
    private static partial void LogQuarantined(ILogger logger, DocumentId document, string stage, string file, int line, string reason, int attempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Document} goes on without `{Stage}` ({File}:{Line}), which failed: {Reason}")]
    private static partial void LogPassedOver(ILogger logger, DocumentId document, string stage, string file, int line, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Document} is skipped by `{Stage}`: {Reason}")]
    private static partial void LogSkipped(ILogger logger, DocumentId document, string stage, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "What was thrown on {Document}.")]
    private static partial void LogException(ILogger logger, DocumentId document, Exception exception);
}
