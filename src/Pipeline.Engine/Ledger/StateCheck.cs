using System.Runtime.CompilerServices;
using Pipeline.Engine.Execution;
using Pipeline.Engine.Quarantine;

namespace Pipeline.Engine.Ledger;

/// <summary>Compares a ledger with the exports of its plan and with the quarantine. Changes nothing; may run beside a worker.</summary>
public static class StateCheck
{
    /// <summary>A larger ledger is checked page by page, but not index against table: that takes minutes.</summary>
    private const long MaxThorough = 1L << 30;

    /// <summary>What is wrong, and notes. Reads every record of the exports: O(their size).</summary>
    /// <param name="prepared">The plan.</param>
    /// <param name="cancellationToken">Gives the check up.</param>
    /// <exception cref="LedgerException">The database is damaged, of another version, or cannot be read.</exception>
    public static IAsyncEnumerable<StateProblem> FindAsync(PreparedPlan prepared, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prepared);
        return FindAsync(prepared, () => WorkerLock.IsHeld(prepared.Plan.StateDirectory), cancellationToken);
    }

    /// <param name="prepared">The plan.</param>
    /// <param name="isAtWork">Whether a worker is, other than whoever asks; it may begin or end meanwhile.</param>
    /// <param name="cancellationToken">Gives the check up.</param>
    internal static async IAsyncEnumerable<StateProblem> FindAsync(PreparedPlan prepared, Func<bool> isAtWork, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plan = prepared.Plan;
        var quarantine = new QuarantineFolder(Path.Combine(plan.StateDirectory, QuarantineFolder.Name));
        using var ledger = LedgerReader.TryOpen(plan.StateDirectory);
        if (ledger is not null)
        {
            RequireSound(ledger, Path.Combine(plan.StateDirectory, DocumentLedger.FileName));
            await foreach (var problem in new ExportCheck(prepared, ledger).FindAsync(cancellationToken))
                yield return problem;
        }

        foreach (var problem in new QuarantineCheck(quarantine, ledger, isAtWork).Find())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return problem;
        }

        if (ledger?.Overview(errors: 0) is { InHand: > 0 and var claimed } && !isAtWork())
            yield return new StateProblem(StateProblemKind.Note, FormattableString.Invariant($"{claimed} documents were in hand when a process ended without a drain: the next run takes them up"));
    }

    private static void RequireSound(LedgerReader ledger, string path)
    {
        var pragma = new FileInfo(path).Length > MaxThorough ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)";
        if (ledger.Rows(pragma, [], [], static row => row.GetString(0)) is not ["ok"])
            throw LedgerFault.Damaged(path);
    }
}
