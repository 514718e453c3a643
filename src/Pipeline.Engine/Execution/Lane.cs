using System.Collections.Immutable;
using System.Diagnostics;
using Pipeline.Engine.Intake;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Telemetry;
using Pipeline.Processes;

namespace Pipeline.Engine.Execution;

/// <summary>Takes one document at a time through all stages.</summary>
/// <param name="number">From 0.</param>
/// <param name="source">For the line of failures that are the source's.</param>
/// <param name="stages">In the order of the plan.</param>
/// <param name="gate">Shared by all lanes.</param>
/// <param name="inFlight">Where the lane says what it has in hand; null without a ledger.</param>
/// <param name="time">For how long documents take.</param>
/// <param name="onStage">Told of each stage; null for nobody.</param>
internal sealed class Lane(int number, PlannedSource source, ImmutableArray<StageRunner> stages, LaneGate gate, InFlight? inFlight, TimeProvider time, Action<StageStep>? onStage)
{
    /// <summary>What failures of reading and decoding are attributed to.</summary>
    public const string SourceStage = "source";

    /// <summary>Runs one document. Failures of the document are in the outcome.</summary>
    /// <exception cref="OperationCanceledException">The run stops.</exception>
    public async ValueTask<LaneResult> RunAsync(WorkItem work, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var alone = work.Claim?.Verdict == ClaimVerdict.RunAlone;
        var result = await RunAsync(work, alone, cancellationToken);

        // Memory ran out in this lane, which says nothing of who took it.
        if (!alone && result.Outcome is Quarantined { Failure.Exception: OutOfMemoryException })
            result = await RunAsync(work, alone: true, cancellationToken);
        return result with { Started = started };
    }

    private async ValueTask<LaneResult> RunAsync(WorkItem work, bool alone, CancellationToken cancellationToken)
    {
        await gate.EnterAsync(alone, cancellationToken);
        using var activity = PipelineTelemetry.StartDocument(work.Item.Id);
        try
        {
            var result = await RunStagesAsync(work, cancellationToken);
            if (result.Outcome is Quarantined { Failure: var failure })
                activity?.SetStatus(ActivityStatusCode.Error, failure.Stage);
            return result;
        }
        finally
        {
            inFlight?.Leave(number);
            gate.Leave(alone);
        }
    }

    private async ValueTask<LaneResult> RunStagesAsync(WorkItem work, CancellationToken cancellationToken)
    {
        if (work.ReadFailure is { } unread)
            return SourceFailed(work, unread);
        List<DocumentFailure>? failures = null;
        Document document;
        try
        {
            Enter(work, SourceStage);
            document = DocumentIntake.Create(work.Item, work.Content, work.Sha256);
        }
        catch (Exception exception)
        {
            return SourceFailed(work, exception);
        }

        foreach (var stage in stages)
        {
            try
            {
                Enter(work, stage.Planned.Id);
                var before = document;
                document = await stage.RunAsync(before, cancellationToken);
                Tell(stage.Planned, before, document);
            }
            catch (StageFailureException exception)
            {
                onStage?.Invoke(new StageStep(document.Id, stage.Planned, StageResult.Failed, document));
                var failure = new DocumentFailure
                {
                    Id = work.Item.Id,
                    Stage = stage.Planned.Id,
                    Line = stage.Planned.Line,
                    Message = exception.Message,
                    Attempts = exception.Attempts,
                    Exception = exception.InnerException,
                };
                (failures ??= []).Add(failure);
                if (stage.Planned.OnError == OnError.Skip)
                    continue;
                return new LaneResult(work, new Quarantined(failure) { Failures = failures })
                {
                    StopsRun = stage.Planned.OnError == OnError.Stop,
                    Failed = document,
                };
            }

            if (document.SkipReason is { } reason)
                return new LaneResult(work, new Skipped(work.Item.Id, stage.Planned.Id, reason) { Failures = failures ?? [] });
        }

        return new LaneResult(work, new Exported(document) { Failures = failures ?? [] });
    }

    private void Tell(PlannedStage stage, Document before, Document after)
    {
        if (onStage is null)
            return;
        var result = after.SkipReason is not null ? StageResult.Skipped : stage.When?.IsMetBy(before) == false ? StageResult.PassedBy : StageResult.Ran;
        onStage(new StageStep(after.Id, stage, result, after));
    }

    private void Enter(WorkItem work, string stage)
    {
        if (work.Claim is { Key: var key })
            inFlight?.Enter(number, key, stage);
    }

    private LaneResult SourceFailed(WorkItem work, Exception exception)
    {
        var failure = new DocumentFailure
        {
            Id = work.Item.Id,
            Stage = SourceStage,
            Line = source.Line,
            Message = FailureMessage.Of(exception),
            Attempts = work.Reads,
            Exception = exception,
        };
        return new LaneResult(work, new Quarantined(failure) { Failures = [failure] });
    }
}
