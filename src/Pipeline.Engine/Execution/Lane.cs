using System.Collections.Immutable;
using Pipeline.Engine.Intake;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Execution;

/// <summary>Takes one document at a time through all stages.</summary>
internal sealed class Lane(int sourceLine, ImmutableArray<StageRunner> stages)
{
    /// <summary>Runs one document. Failures of the document are in the outcome.</summary>
    /// <exception cref="OperationCanceledException">The run stops.</exception>
    public async ValueTask<LaneResult> RunAsync(SourceItem item, CancellationToken cancellationToken)
    {
        List<DocumentFailure>? failures = null;
        Document document;
        try
        {
            document = DocumentIntake.Create(item, await item.ReadAsync(cancellationToken));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // Whatever the source made of the cancellation, it is no failure of the document.
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception)
        {
            var failure = new DocumentFailure
            {
                Id = item.Id,
                Stage = "source",
                Line = sourceLine,
                Message = FailureMessage.Of(exception),
                Attempts = 1,
                Exception = exception,
            };
            return new LaneResult(new Quarantined(failure) { Failures = [failure] });
        }

        foreach (var stage in stages)
        {
            try
            {
                document = await stage.RunAsync(document, cancellationToken);
            }
            catch (StageFailureException exception)
            {
                var failure = new DocumentFailure
                {
                    Id = item.Id,
                    Stage = stage.Planned.Id,
                    Line = stage.Planned.Line,
                    Message = exception.Message,
                    Attempts = exception.Attempts,
                    Exception = exception.InnerException,
                };
                (failures ??= []).Add(failure);
                if (stage.Planned.OnError == OnError.Skip)
                    continue;
                return new LaneResult(new Quarantined(failure) { Failures = failures })
                {
                    StopsRun = stage.Planned.OnError == OnError.Stop,
                };
            }

            if (document.SkipReason is { } reason)
                return new LaneResult(new Skipped(item.Id, stage.Planned.Id, reason) { Failures = failures ?? [] });
        }

        return new LaneResult(new Exported(document) { Failures = failures ?? [] });
    }
}
