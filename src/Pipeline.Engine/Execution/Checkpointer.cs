using System.Collections.Immutable;
using Pipeline.Engine.Ledger;
using Pipeline.Engine.Planning;
using Pipeline.Engine.Quarantine;

namespace Pipeline.Engine.Execution;

/// <summary>Makes groups of documents durable: the exports first, then the ledger, then the sources are told. Single-threaded.</summary>
internal sealed class Checkpointer
{
    private readonly Plan _plan;
    private readonly ImmutableArray<(PlannedStage Stage, ICheckpoint Export)> _exports;
    private readonly RunSession _session;
    private readonly long _planKey;
    private readonly Claimer _claimer;
    private readonly Outlet _outlet;
    private readonly QuarantineFolder _quarantine;
    private readonly List<Completion> _ended = [];
    private readonly List<SourceItem> _told = [];

    /// <summary>What exports have flushed and the ledger does not have yet: an export tells of a record once, also where another then fails.</summary>
    private readonly Dictionary<string, Checkpoint> _flushed = new(StringComparer.Ordinal);
    private bool _isOutdated;

    public Checkpointer(PreparedPlan prepared, RunSession session, long planKey, Claimer claimer, Outlet outlet)
    {
        _plan = prepared.Plan;
        _exports = prepared.Exports;
        _session = session;
        _planKey = planKey;
        _claimer = claimer;
        _outlet = outlet;
        _quarantine = new QuarantineFolder(Path.Combine(_plan.StateDirectory, QuarantineFolder.Name));
    }

    /// <summary>Documents that wait for the next checkpoint.</summary>
    public int Waiting { get; private set; }

    /// <summary>Whether results of an earlier run were taken up, which may have been cut back: they are whole after the next checkpoint.</summary>
    public bool HasTakenUp { get; private set; }

    /// <summary>Takes every export back to its last checkpoint.</summary>
    /// <returns>Why that cannot be done; null when it is.</returns>
    public async Task<string?> RestoreAsync()
    {
        _quarantine.FinishAll();
        RemoveWell();
        foreach (var (stage, export) in _exports)
        {
            if (await _outlet.TryAsync(() => RestoreAsync(export), exception => Cannot(stage, "take up its results", exception)) is { } fault)
                return fault;
        }

        return null;
    }

    /// <summary>Adds a document to the group.</summary>
    public async ValueTask<string?> AddAsync(LaneResult result)
    {
        Waiting++;
        var work = result.Work;
        if (_session.Ledger is null || work.Claim is not { } claim || result.Outcome is null)
            return null;
        var completion = new Completion { Claim = claim, Id = work.Item.Id, Content = work.ContentKey, State = DocumentState.Exported, Quarantine = claim.Quarantine };
        if (result.Outcome is Skipped skipped)
            completion = completion with { State = DocumentState.Skipped, Stage = skipped.Stage, Reason = skipped.Reason };
        if (result.Outcome is Quarantined { Failure: var failure })
        {
            var folder = "";
            var fault = await _outlet.TryAsync(
                () =>
                {
                    folder = _quarantine.Write(
                        QuarantineFacts.Of(_plan, work, failure, _session.Time.GetUtcNow()),
                        work.ReadFailure is null ? work.Content : (ReadOnlyMemory<byte>?)null,
                        isOnlyCopy: work.Item.OnEndedAsync is not null,
                        result.Failed);
                    return ValueTask.CompletedTask;
                },
                exception => $"cannot put `{failure.Id}` into the quarantine {_quarantine.Path}: {FailureMessage.Of(exception)}");
            if (fault is not null)
                return fault;
            completion = completion with { State = DocumentState.Quarantined, Stage = failure.Stage, Reason = failure.Message, Quarantine = folder };
        }

        if (completion.State != DocumentState.Exported && claim.HasRecords)
        {
            foreach (var (stage, export) in _exports)
            {
                if (await _outlet.TryAsync(() => export.RemoveAsync(work.Item.Id, CancellationToken.None), exception => Cannot(stage, $"remove `{work.Item.Id}`", exception)) is { } fault)
                    return fault;
            }
        }

        _ended.Add(completion);
        _told.Add(work.Item);
        return null;
    }

    /// <summary>Flushes every export, those after a failing one too, and records the group.</summary>
    /// <returns>Why that cannot be done; null when it is.</returns>
    public async Task<string?> CheckpointAsync()
    {
        var started = _session.Time.GetTimestamp();
        string? fault = null;
        foreach (var (stage, export) in _exports)
        {
            fault = await _outlet.TryAsync(
                async () =>
                {
                    var checkpoint = await export.FlushAsync(CancellationToken.None);
                    _flushed[export.Target] = checkpoint with { Records = [.. _flushed.GetValueOrDefault(export.Target)?.Records ?? [], .. checkpoint.Records] };
                },
                exception => Cannot(stage, "bring its results to disk", exception)) is { } failed ? fault ?? failed : fault;
        }

        if (fault is null && _session.Ledger is { } ledger)
        {
            fault = await _outlet.TryAsync(
                () =>
                {
                    ledger.Commit(_ended, _planKey, [.. _flushed.Select(static flushed => (flushed.Key, flushed.Value))]);
                    return ValueTask.CompletedTask;
                },
                exception => $"the ledger in {ledger.Folder} cannot be written: {FailureMessage.Of(exception)}");
        }

        if (fault is not null)
            return fault;
        _flushed.Clear();
        await TellAsync();
        Waiting = 0;
        HasTakenUp = false;
        Telemetry.PipelineTelemetry.Checkpoints.Record(_session.Time.GetElapsedTime(started).TotalSeconds);
        return null;
    }

    /// <summary>Compacts every export that has superseded records, or of which <paramref name="all"/> says so. Right after a checkpoint.</summary>
    /// <param name="all">Whether the records are not in the order of the documents.</param>
    /// <param name="isDue">Whether an export with so many live and superseded records is to be compacted.</param>
    public async Task<string?> CompactAsync(bool all, Func<long, long, bool> isDue)
    {
        if (_session.Ledger is not { } ledger)
            return null;
        foreach (var (stage, export) in _exports)
        {
            if (export is not ICompactable compactable)
                continue;
            var (live, superseded) = ledger.Records(export.Target);
            if (!all && !_isOutdated && !isDue(live, superseded))
                continue;
            if (await _outlet.TryAsync(() => CompactAsync(ledger, compactable), exception => Cannot(stage, "compact its results", exception)) is { } fault)
                return fault;
        }

        _isOutdated = false;
        if (all)
            ledger.Reorder();
        return null;
    }

    private async ValueTask CompactAsync(DocumentLedger ledger, ICompactable export)
    {
        ledger.BeginSwitch(export.Target, (records, moved) =>
        {
            // Within a transaction of the ledger, which is of one thread; a large export takes longer than a watchdog waits.
            var compacting = export.CompactAsync(
                records,
                record =>
                {
                    moved(record);
                    _session.Health?.Beat();
                },
                CancellationToken.None);
            return compacting.IsCompletedSuccessfully ? compacting.Result : compacting.AsTask().GetAwaiter().GetResult();
        });
        await export.SwitchAsync(CancellationToken.None);
        ledger.EndSwitch(export.Target);
    }

    private async ValueTask RestoreAsync(ICheckpoint export)
    {
        var ledger = _session.Ledger;
        if (ledger?.NextToken(export.Target) is not null && export is ICompactable compactable)
        {
            await compactable.SwitchAsync(CancellationToken.None);
            ledger.EndSwitch(export.Target);
        }

        ledger?.Expect(export.Target, _planKey);
        var token = ledger?.Token(export.Target);
        var result = await export.RestoreAsync(token, CancellationToken.None);
        if (result == RestoreResult.Missing && token is not null)
        {
            ledger!.Reset(export.Target);
            token = null;
            result = await export.RestoreAsync(token, CancellationToken.None);
        }

        HasTakenUp |= token is not null;
        _isOutdated |= result == RestoreResult.Outdated;
    }

    /// <summary>After the ledger has it: sources let go of their documents, and the quarantine of those that are well again.</summary>
    private async Task TellAsync()
    {
        _claimer.Close(_ended);
        if (_ended.Exists(static completion => completion.Claim.Quarantine is not null))
            RemoveWell();
        foreach (var item in _told)
        {
            if (item.OnEndedAsync is { } tell)
                await tell(CancellationToken.None);
        }

        _ended.Clear();
        _told.Clear();
    }

    /// <summary>Takes documents out of the quarantine that are well again. What a crash or the file system prevents is done at the next start.</summary>
    private void RemoveWell()
    {
        if (_session.Ledger is not { } ledger)
            return;
        foreach (var (id, folder) in ledger.Well())
        {
            if (_quarantine.TryRemove(folder))
                ledger.Removed(id);
        }
    }

    private string Cannot(PlannedStage stage, string what, Exception exception) =>
        $"`{stage.Id}` ({_plan.File.Path}:{stage.Line}) cannot {what}: {FailureMessage.Of(exception)}";
}
