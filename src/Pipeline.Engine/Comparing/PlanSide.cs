using System.Threading.Channels;
using Pipeline.Engine.Execution;

namespace Pipeline.Engine.Comparing;

/// <summary>One of two plans that run over the same documents.</summary>
internal sealed class PlanSide : IRunObserver
{
    private readonly Channel<SourceItem> _items = Channel.CreateUnbounded<SourceItem>();
    private readonly Channel<(DocumentOutcome Outcome, List<StageStep> Steps)> _ends = Channel.CreateUnbounded<(DocumentOutcome, List<StageStep>)>();
    private readonly Dictionary<DocumentId, List<StageStep>> _steps = [];

    public ChannelReader<SourceItem> Items => _items.Reader;

    public ChannelReader<(DocumentOutcome Outcome, List<StageStep> Steps)> Ends => _ends.Reader;

    public void Offer(SourceItem item) => _items.Writer.TryWrite(item with { OnEndedAsync = null });

    public void EndOffers() => _items.Writer.TryComplete();

    /// <summary>Runs the plan over what is offered, on one lane.</summary>
    public async Task<RunResult> RunAsync(PreparedPlan prepared, CancellationToken cancellationToken)
    {
        try
        {
            return await prepared.RunAsync(new RunOptions { Lanes = 1, OnStage = OnStage }, this, time: null, cancellationToken);
        }
        finally
        {
            _ends.Writer.TryComplete();
        }
    }

    public void OnDocument(DocumentOutcome outcome, long? total)
    {
        lock (_steps)
        {
            _steps.Remove(outcome.Id, out var steps);
            _ends.Writer.TryWrite((outcome, steps ?? []));
        }
    }

    private void OnStage(StageStep step)
    {
        lock (_steps)
        {
            if (!_steps.TryGetValue(step.Id, out var steps))
                _steps.Add(step.Id, steps = []);
            steps.Add(step);
        }
    }
}
