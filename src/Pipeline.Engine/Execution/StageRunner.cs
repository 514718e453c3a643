using System.Diagnostics;
using Pipeline.Engine.Isolation;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Telemetry;
using Polly;
using Polly.Retry;

namespace Pipeline.Engine.Execution;

/// <summary>One stage of one lane: its instance, its retries, its time limit.</summary>
internal sealed class StageRunner
{
    /// <summary>However often a stage is retried, it is not left waiting for longer than this.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(5);

    private readonly PreparedPlan _plan;
    private readonly SemaphoreSlim? _gate;
    private readonly ResiliencePipeline? _retry;
    private readonly TimeProvider _time;
    private readonly KeyValuePair<string, object?> _tag;
    private readonly Inspection? _inspection;
    private readonly int _lane;
    private IStage? _stage;

    /// <param name="plan">Makes the instance for this lane; again after one was abandoned.</param>
    /// <param name="planned">The stage in the plan.</param>
    /// <param name="gate">Limits how many lanes are in the stage at once; null for no limit.</param>
    /// <param name="lane">The number of the lane.</param>
    /// <param name="time">For delays and limits.</param>
    /// <param name="inspection">Asks one stage of the plan, this one or another, for its reasons; null for none.</param>
    public StageRunner(PreparedPlan plan, PlannedStage planned, SemaphoreSlim? gate, int lane, TimeProvider time, Inspection? inspection = null)
    {
        Planned = planned;
        _inspection = inspection?.Stage == planned.Id ? inspection : null;
        _plan = plan;
        _lane = lane;
        _gate = gate;
        _time = time;
        _tag = new KeyValuePair<string, object?>("stage", planned.Id);
        if (planned.Retry.Attempts > 0)
        {
            _retry = new ResiliencePipelineBuilder { TimeProvider = time }
                .AddRetry(new RetryStrategyOptions
                {
                    MaxRetryAttempts = planned.Retry.Attempts,
                    Delay = planned.Retry.Delay,
                    MaxDelay = MaxDelay,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    OnRetry = _ =>
                    {
                        PipelineTelemetry.Retries.Add(1, _tag);
                        return ValueTask.CompletedTask;
                    },
                    ShouldHandle = static arguments => ValueTask.FromResult(
                        arguments.Outcome.Exception is { } exception && TransientErrors.IsTransient(exception)),
                })
                .Build();
        }
    }

    public PlannedStage Planned { get; }

    /// <summary>Runs the stage, or passes the document on when its condition is not met.</summary>
    /// <exception cref="StageFailureException">The stage failed, took too long, or broke its contract.</exception>
    /// <exception cref="OperationCanceledException">The run stops.</exception>
    public async ValueTask<Document> RunAsync(Document document, CancellationToken cancellationToken)
    {
        if (Planned.When?.IsMetBy(document) == false)
            return document;

        if (_gate is not null)
            await _gate.WaitAsync(cancellationToken);
        var attempts = 0;
        var started = _time.GetTimestamp();
        using var activity = PipelineTelemetry.Activities.StartActivity("pipeline.stage");
        activity?.SetTag("stage", Planned.Id);
        try
        {
            var stage = _stage ??= _plan.Create(Planned, _lane);
            Document? result;
            if (stage is IsolatedStage isolated)
                await isolated.PrepareAsync(cancellationToken);
            if (Planned.Timeout is { } limit)
            {
                result = await RunWithLimitAsync(stage, document, limit, () => attempts++, cancellationToken);
            }
            else if (_retry is not null)
            {
                result = await TryAsync(stage, document, () => attempts++, cancellationToken);
            }
            else
            {
                attempts = 1;
                result = await ProcessAsync(stage, document, cancellationToken);
            }

            if (StageContract.Violation(Planned.Descriptor, document, result) is { } violation)
                throw new StageContractException(violation);
            Record(started, error: null);
            return result;
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is not StageContractException)
        {
            // Whatever the stage made of the cancellation, it is no failure of the document.
            throw new OperationCanceledException("The run stops.", exception, cancellationToken);
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            Record(started, exception);
            throw new StageFailureException(FailureMessage.Of(exception), attempts, exception);
        }
        finally
        {
            _gate?.Release();
        }
    }

    private ValueTask<Document> ProcessAsync(IStage stage, Document document, CancellationToken cancellationToken) =>
        _inspection is not null && stage is IExplainedStage explained
            ? _inspection.RunAsync(explained, document, cancellationToken)
            : stage.ProcessAsync(document, cancellationToken);

    private ValueTask<Document> TryAsync(IStage stage, Document document, Action onAttempt, CancellationToken cancellationToken)
    {
        if (_retry is null)
        {
            onAttempt();
            return ProcessAsync(stage, document, cancellationToken);
        }

        return _retry.ExecuteAsync(
            token =>
            {
                onAttempt();
                return ProcessAsync(stage, document, token);
            },
            cancellationToken);
    }

    /// <summary>On a thread of its own, since a stage that computes for ever never looks at its token, and would starve the pool. What is
    /// abandoned keeps its instance, and the lane goes on with a new one.</summary>
    private async ValueTask<Document> RunWithLimitAsync(IStage stage, Document document, TimeSpan limit, Action onAttempt, CancellationToken cancellationToken)
    {
        using var timer = new CancellationTokenSource(limit, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timer.Token);
        var token = linked.Token;
        var work = Task.Factory.StartNew(
            () => TryAsync(stage, document, onAttempt, token).AsTask(), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        try
        {
            return await work.WaitAsync(token);
        }
        catch (OperationCanceledException exception) when (token.IsCancellationRequested)
        {
            if (!work.IsCompleted && !Planned.Descriptor.IsShared)
            {
                _stage = null;
                _plan.Abandon(stage, work);
            }

            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException($"It took longer than its `timeout` of {Format(limit)}.", exception);
        }
    }

    private void Record(long started, Exception? error)
    {
        if (!PipelineTelemetry.Stages.Enabled)
            return;
        var seconds = _time.GetElapsedTime(started).TotalSeconds;
        if (error is null)
            PipelineTelemetry.Stages.Record(seconds, _tag);
        else
            PipelineTelemetry.Stages.Record(seconds, _tag, new KeyValuePair<string, object?>("error.type", error.GetType().FullName));
    }

    private static string Format(TimeSpan limit) => limit.TotalSeconds < 1
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{limit.TotalMilliseconds:0.###}ms")
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{limit.TotalSeconds:0.###}s");
}
