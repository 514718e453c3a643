using System.Globalization;

namespace Pipeline.Testing;

/// <summary>The checks of one stage, in the order in which they are easiest to understand when they fail.</summary>
internal sealed class ConformanceRun(StageContract contract, Func<IStage> create, TimeSpan limit, IReadOnlyList<Document> documents)
{
    private const int Lanes = 4;
    private const int SmallText = 50_000;
    private readonly Violations _violations = new();
    private readonly StageLane.Outcome[] _outcomes = new StageLane.Outcome[documents.Count];

    public async Task<ConformanceReport> RunAsync(CancellationToken cancellationToken)
    {
        foreach (var fault in contract.Faults())
            _violations.Add(ConformanceRule.Declaration, "", fault);

        await RunAloneAsync(cancellationToken);
        await RunAgainAsync(cancellationToken);
        await RunUndeclaredAsync(cancellationToken);
        await RunInParallelAsync(cancellationToken);
        await RunCancelledAsync(cancellationToken);
        await RunExplainedAsync(cancellationToken);
        return new ConformanceReport(
            contract.Name,
            documents.Count,
            [.. documents.Where((_, i) => _outcomes[i].IsRefusal).Select(static document => document.Id.Value)],
            _violations.All);
    }

    /// <summary>One instance, all documents: every result is looked at closely, and written.</summary>
    private async Task RunAloneAsync(CancellationToken cancellationToken)
    {
        var annotations = new AnnotationChecks(_violations);
        await using var lane = new StageLane(create, limit);
        for (var i = 0; i < documents.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var document = documents[i];
            var name = document.Id.Value;
            var print = Fingerprint.Of(document);
            var outcome = _outcomes[i] = await lane.RunAsync(document, cancellationToken);
            if (outcome.IsLate)
                _violations.Add(ConformanceRule.Progress, name, string.Create(CultureInfo.InvariantCulture, $"no result within {limit.TotalSeconds:0.#} s for {document.Text.Length} characters."));
            else if (outcome.Exception is not null and not StageException)
                _violations.Add(ConformanceRule.Failure, name, $"expected a document or a StageException, got {outcome}{At(outcome.Exception)}.");
            else if (outcome.Exception is null && outcome.Result is null)
                _violations.Add(ConformanceRule.Failure, name, "returned null; a stage that drops a document returns document.Skip(reason).");
            if (name is HostileDocuments.Article && outcome.IsRefusal)
                _violations.Add(ConformanceRule.Progress, name, $"an ordinary article came to {outcome}: {outcome.Exception?.Message ?? outcome.Result?.SkipReason}");
            if (print != Fingerprint.Of(document))
                _violations.Add(ConformanceRule.Input, name, "the bytes or the text of the document that came in were overwritten.");

            if (outcome.Result is null)
                continue;
            ResultChecks.Check(contract, document, outcome.Result, _violations);
            annotations.Check(document, outcome.Result);
            OriginChecks.Check(outcome.Result, _violations);
            await CommitAsync(lane.Stage, outcome.Result, cancellationToken);
        }

        await FlushAsync(lane.Stage, cancellationToken);
    }

    /// <summary>Another instance, the documents in reverse order, and the first one once more at the end.</summary>
    private async Task RunAgainAsync(CancellationToken cancellationToken)
    {
        await using var lane = new StageLane(create, limit);
        for (var i = documents.Count - 1; i >= 0; i--)
            await CompareAsync(lane, i, ConformanceRule.Determinism, "another instance, after other documents", cancellationToken);
        if (documents.Count > 0)
            await CompareAsync(lane, 0, ConformanceRule.Determinism, "the same instance, once more", cancellationToken);
    }

    /// <summary>The ordinary article once more, with layers that the stage does not speak of: what it makes is the same.</summary>
    private async Task RunUndeclaredAsync(CancellationToken cancellationToken)
    {
        var index = documents.ToList().FindIndex(static document => document.Id.Value == HostileDocuments.Article);
        if (contract.IsExport || index < 0 || _outcomes[index].Result is not { } usual)
            return;
        await using var lane = new StageLane(create, limit);
        var outcome = await lane.RunAsync(ConformanceInput.WithUndeclared(documents[index], contract), cancellationToken);
        var difference = outcome.Result is { } result
            ? DocumentDifference.OfContract(usual, result, contract.Provides)
            : outcome.ToString();
        if (difference is not null)
            _violations.Add(ConformanceRule.Undeclared, HostileDocuments.Article, $"layers that it neither requires nor uses make a difference: {difference}.");
    }

    /// <summary>Several lanes at once, on small documents: each with its own instance, or all with one that is shared.</summary>
    private async Task RunInParallelAsync(CancellationToken cancellationToken)
    {
        var shared = contract.IsShared ? new StageLane(create, limit) : null;
        try
        {
            var small = Enumerable.Range(0, documents.Count).Where(i => documents[i].Text.Length <= SmallText).ToList();
            using var together = new Barrier(Lanes);
            await Task.WhenAll(Enumerable.Range(0, Lanes).Select(number => Task.Factory.StartNew(
                () => RunLaneAsync(number), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap()));

            async Task RunLaneAsync(int number)
            {
                var lane = shared ?? new StageLane(create, limit);
                together.SignalAndWait(cancellationToken);
                for (var i = 0; i < small.Count; i++)
                    await CompareAsync(lane, small[(i + number) % small.Count], ConformanceRule.Concurrency, contract.IsShared ? "one shared instance" : "instances side by side", cancellationToken);
                if (shared is null)
                    await lane.DisposeAsync();
            }
        }
        finally
        {
            if (shared is not null)
                await shared.DisposeAsync();
        }
    }

    /// <summary>A token that is cancelled before the call, and one that is cancelled during it; then a call as usual.</summary>
    private async Task RunCancelledAsync(CancellationToken cancellationToken)
    {
        await using var lane = new StageLane(create, limit);
        for (var i = 0; i < documents.Count; i++)
        {
            var isSmall = documents[i].Text.Length <= SmallText;
            using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (isSmall)
                await cancelled.CancelAsync();
            else
                cancelled.CancelAfter(TimeSpan.FromMilliseconds(2));
            var outcome = await lane.RunAsync(documents[i], cancelled.Token);
            if (!outcome.IsCancelled && !_outcomes[i].IsLate && _outcomes[i].DifferenceTo(outcome) is { } difference)
                _violations.Add(ConformanceRule.Cancellation, documents[i].Id.Value, $"a cancelled call must end with OperationCanceledException or the usual result; what differs: {difference}.");
        }

        if (documents.Count > 0)
            await CompareAsync(lane, 0, ConformanceRule.Cancellation, "a call after cancelled ones", cancellationToken);
    }

    /// <summary>A stage that explains itself does the same work as ever, and points into the texts.</summary>
    private async Task RunExplainedAsync(CancellationToken cancellationToken)
    {
        ExplainingStage? asked = null;
        await using var lane = new StageLane(() => create() is var stage && stage is IExplainedStage explained ? asked = new ExplainingStage(explained) : stage, limit);
        for (var i = 0; asked is not null && i < documents.Count; i++)
        {
            await CompareAsync(lane, i, ConformanceRule.Explanation, "ExplainAsync", cancellationToken);
            if (asked.Misplaced is { } decision)
            {
                _violations.Add(ConformanceRule.Explanation, documents[i].Id.Value, $"a decision has a span that is not in its text: {decision}.");
                return;
            }
        }
    }

    private async Task CompareAsync(StageLane lane, int index, ConformanceRule rule, string what, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_outcomes[index].IsLate)
            return;
        var outcome = await lane.RunAsync(documents[index], cancellationToken);
        if (_outcomes[index].DifferenceTo(outcome) is { } difference)
            _violations.Add(rule, documents[index].Id.Value, $"{what} gave another result; what differs: {difference}.");
    }

    private async Task CommitAsync(IStage stage, Document result, CancellationToken cancellationToken)
    {
        if (result.Commits.IsEmpty)
            return;
        if (stage is not ICheckpoint)
            _violations.Add(ConformanceRule.Commits, result.Id.Value, "a stage that schedules a write implements ICheckpoint, so that the engine knows when the write is durable.");
        try
        {
            foreach (var write in result.Commits)
                await write(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _violations.Add(ConformanceRule.Commits, result.Id.Value, $"the scheduled write failed with {exception.GetType().Name} ({exception.Message}); what can fail belongs in ProcessAsync.");
        }
    }

    private async Task FlushAsync(IStage stage, CancellationToken cancellationToken)
    {
        if (stage is not ICheckpoint checkpoint)
            return;
        foreach (var when in new[] { "", " with nothing new to write" })
        {
            try
            {
                await checkpoint.FlushAsync(cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                _violations.Add(ConformanceRule.Commits, "", $"FlushAsync{when} failed with {exception.GetType().Name} ({exception.Message}).");
            }
        }
    }

    /// <summary>The innermost place of a failure: what its author needs first.</summary>
    private static string At(Exception exception)
    {
        var trace = exception.StackTrace ?? "";
        var end = trace.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? trace : trace[..end]).TrimEnd() is { Length: > 0 } line ? " " + line.TrimStart() : "";
    }
}
