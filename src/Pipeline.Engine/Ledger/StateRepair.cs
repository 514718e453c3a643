using System.Runtime.CompilerServices;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Quarantine;

namespace Pipeline.Engine.Ledger;

/// <summary>Mends what <see cref="StateCheck"/> finds, by having documents run again. No document is lost by it: an original
/// that only the quarantine has is put back, not removed.</summary>
public static class StateRepair
{
    /// <summary>So many documents are put back in one transaction.</summary>
    private const int Group = 5000;

    /// <summary>Mends what can be; the next run does the rest.</summary>
    /// <param name="prepared">The plan.</param>
    /// <param name="time">For when it happened.</param>
    /// <param name="cancellationToken">Gives it up; what is done stays.</param>
    /// <exception cref="LedgerException">A worker has the ledger, or the database is damaged.</exception>
    public static async IAsyncEnumerable<RepairStep> RunAsync(PreparedPlan prepared, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        ArgumentNullException.ThrowIfNull(time);
        var plan = prepared.Plan;
        var quarantine = new QuarantineFolder(Path.Combine(plan.StateDirectory, QuarantineFolder.Name));
        using var ledger = Open(plan.StateDirectory, time);
        foreach (var name in quarantine.Leftovers().ToList())
        {
            if (quarantine.TryFinish(name))
                yield return new RepairStep(new StateProblem(StateProblemKind.UnfinishedFolder, $"{quarantine.PathOf(name)}: was being written when a process died") { Folder = name }, "finished");
        }

        // The check is read to its end first: mending changes what it reads.
        var problems = new List<StateProblem>();
        await foreach (var problem in StateCheck.FindAsync(prepared, isAtWork: static () => false, cancellationToken))
            problems.Add(problem);
        var reset = problems.Where(static problem => problem.Kind == StateProblemKind.NoCheckpoint).ToList();
        foreach (var problem in reset)
        {
            ledger.Reset(problem.Target!);
            yield return new RepairStep(problem, "every exported document is put back");
        }

        foreach (var chunk in problems.Where(problem => IsOfARow(problem) && (reset.Count == 0 || problem.Kind == StateProblemKind.LostFolder)).Chunk(Group))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ledger.Repair(table =>
            {
                foreach (var problem in chunk)
                    table.RunAgain(problem.Key, problem.Kind == StateProblemKind.LostFolder ? DocumentState.Quarantined : DocumentState.Exported, Reason(problem), quarantine: null);
            });
            foreach (var problem in chunk)
                yield return new RepairStep(problem, "put back");
        }

        foreach (var problem in problems.Where(static problem => !IsOfARow(problem) && problem.Kind != StateProblemKind.NoCheckpoint))
            yield return new RepairStep(problem, problem.Folder is null ? null : Mend(problem, quarantine, ledger, () => ledger.PlanKey(plan.Fingerprint, plan.FingerprintParts)));
    }

    private static DocumentLedger Open(string folder, TimeProvider time)
    {
        try
        {
            return DocumentLedger.Open(folder, time);
        }
        catch (Microsoft.Data.Sqlite.SqliteException exception)
        {
            throw LedgerFault.Of(exception, Path.Combine(folder, DocumentLedger.FileName));
        }
    }

    private static bool IsOfARow(StateProblem problem) =>
        problem.Kind is StateProblemKind.MissingRecord or StateProblemKind.DamagedRecord or StateProblemKind.LostFolder;

    private static string Reason(StateProblem problem) => problem.Kind switch
    {
        StateProblemKind.LostFolder => "its folder in the quarantine is gone",
        StateProblemKind.MissingRecord => $"{problem.Target} has no record of it",
        _ => $"its record in {problem.Target} is gone or was changed",
    };

    private static string? Mend(StateProblem problem, QuarantineFolder quarantine, DocumentLedger ledger, Func<long> planKey)
    {
        var name = problem.Folder!;
        if (problem.Kind == StateProblemKind.UnreadableFolder)
            return null;
        if (problem is { Kind: StateProblemKind.UnknownFolder, Key: 0 } && quarantine.Read(name) is { } error && quarantine.HasInput(name, error))
        {
            var plan = planKey();
            ledger.Repair(table => table.Adopt(error.Id, name, plan, "only the quarantine knew of it"));
            return "put back";
        }

        quarantine.TryRemove(name);
        return Directory.Exists(quarantine.PathOf(name)) ? null : "removed";
    }
}
