using System.Runtime.CompilerServices;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Planning;

namespace Pipeline.Engine.Ledger;

/// <summary>Compares what the ledger knows of the exports with what they hold.</summary>
internal sealed class ExportCheck(PreparedPlan prepared, LedgerReader ledger)
{
    /// <summary>A query reads so many rows and ends: one that stays open keeps the worker's log from being emptied.</summary>
    private const int Page = 5000;

    private readonly Plan _plan = prepared.Plan;

    public async IAsyncEnumerable<StateProblem> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = ledger.Exports();
        foreach (var (stage, export) in prepared.Exports)
        {
            var row = known.FirstOrDefault(row => row.Target == export.Target);
            if (row is { IsSwitching: true })
            {
                yield return Note(export.Target, "a compaction is under way or was cut short, and the next run finishes it: not checked");
                continue;
            }

            if (row is not { HasCheckpoint: true })
            {
                if (HasExported())
                    yield return new StateProblem(StateProblemKind.NoCheckpoint, $"{export.Target}: documents are recorded as exported, and this export has no checkpoint") { Target = export.Target };
                continue;
            }

            if (export is not ICompactable compactable)
                continue;
            await foreach (var problem in RecordsAsync(row, compactable, cancellationToken))
                yield return problem;
            foreach (var problem in IsOfEveryDocument(stage) ? Missing(row) : [])
                yield return problem;
        }

        foreach (var row in known.Where(row => prepared.Exports.All(export => export.Export.Target != row.Target)))
            yield return Note(row.Target, "is no export of the plan any more: not checked");
    }

    private async IAsyncEnumerable<StateProblem> RecordsAsync(LedgerExport row, ICompactable export, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var failed = new List<(long Key, string Id)>();
        for (List<(long Key, string Id, string Place)> records = Records(row, 0); records.Count > 0; records = Records(row, records[^1].Key))
        {
            foreach (var (key, id, place) in records)
            {
                var (holds, fault) = await HoldsAsync(export, id, place, cancellationToken);
                if (fault is not null)
                {
                    yield return new StateProblem(StateProblemKind.UnreadableExport, $"{row.Target}: cannot be read: {fault}") { Target = row.Target };
                    yield break;
                }

                if (!holds)
                    failed.Add((key, id));
            }
        }

        // A worker may have moved them since they were looked up.
        foreach (var (key, id) in failed)
        {
            if (IsSwitching(row))
            {
                yield return Note(row.Target, "was compacted meanwhile: check it again");
                yield break;
            }

            if (Place(row, key) is { } place && await HoldsAsync(export, id, place, cancellationToken) is (false, null))
                yield return new StateProblem(StateProblemKind.DamagedRecord, $"{id}: its record in {row.Target} is gone or was changed") { Document = id, Target = row.Target, Key = key };
        }
    }

    private static async ValueTask<(bool Holds, string? Fault)> HoldsAsync(ICompactable export, string id, string place, CancellationToken cancellationToken)
    {
        try
        {
            return (await export.HoldsAsync(new ExportedRecord(new DocumentId(id), place), cancellationToken), null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, FailureMessage.Of(exception));
        }
    }

    /// <summary>Of documents that ran by this very plan: others may have been exported before the export was in it.</summary>
    private IEnumerable<StateProblem> Missing(LedgerExport row)
    {
        long after = 0;
        while (true)
        {
            var page = ledger.Rows(
                """
                SELECT document.key, document.id FROM document
                WHERE document.key > @after AND state = 2 AND plan = (SELECT key FROM plan WHERE fingerprint = @plan)
                  AND NOT EXISTS (SELECT 1 FROM record WHERE record.export = @export AND record.document = document.key)
                ORDER BY document.key LIMIT @page
                """, ["@after", "@plan", "@export", "@page"], [after, _plan.Fingerprint, row.Key, Page], static found => (Key: found.GetInt64(0), Id: found.GetString(1)));
            foreach (var (key, id) in page)
                yield return new StateProblem(StateProblemKind.MissingRecord, $"{id}: is recorded as exported, and {row.Target} has no record of it") { Document = id, Target = row.Target, Key = key };
            if (page.Count < Page)
                yield break;
            after = page[^1].Key;
        }
    }

    /// <summary>Documents that are to be run again in any case are left out.</summary>
    private List<(long Key, string Id, string Place)> Records(LedgerExport row, long after) => ledger.Rows(
        """
        SELECT record.document, document.id, record.place FROM record JOIN document ON document.key = record.document
        WHERE record.export = @export AND record.document > @after AND document.state = 2 ORDER BY record.document LIMIT @page
        """, ["@export", "@after", "@page"], [row.Key, after, Page], static found => (found.GetInt64(0), found.GetString(1), found.GetString(2)));

    private string? Place(LedgerExport row, long key) => ledger.Rows(
        "SELECT place FROM record JOIN document ON document.key = record.document WHERE export = @export AND document = @document AND document.state = 2",
        ["@export", "@document"], [row.Key, key], static found => found.GetString(0)) is [var place] ? place : null;

    private bool IsSwitching(LedgerExport row) => ledger.Rows(
        "SELECT 1 FROM export WHERE key = @export AND next_token IS NOT NULL", ["@export"], [row.Key], static _ => true).Count > 0;

    private bool HasExported() => ledger.Rows(
        "SELECT 1 FROM document WHERE state = 2 AND plan = (SELECT key FROM plan WHERE fingerprint = @plan) LIMIT 1", ["@plan"], [_plan.Fingerprint], static _ => true).Count > 0;

    /// <summary>An export with a condition, or one whose failures are passed over, has no record of some.</summary>
    private static bool IsOfEveryDocument(PlannedStage stage) => stage is { When: null, OnError: not OnError.Skip };

    private static StateProblem Note(string target, string message) => new(StateProblemKind.Note, $"{target}: {message}") { Target = target };
}
