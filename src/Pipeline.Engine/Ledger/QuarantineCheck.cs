using Pipeline.Engine.Quarantine;

namespace Pipeline.Engine.Ledger;

/// <summary>Compares the documents in quarantine with the folders of the quarantine.</summary>
/// <param name="quarantine">The folders.</param>
/// <param name="ledger">The documents; null when there is no ledger.</param>
/// <param name="isAtWork">Whether a worker is, which may begin or end meanwhile.</param>
internal sealed class QuarantineCheck(QuarantineFolder quarantine, LedgerReader? ledger, Func<bool> isAtWork)
{
    public IEnumerable<StateProblem> Find()
    {
        foreach (var name in quarantine.Leftovers())
        {
            if (!isAtWork() && Directory.Exists(quarantine.PathOf(name)))
                yield return new StateProblem(StateProblemKind.UnfinishedFolder, $"{quarantine.PathOf(name)}: was being written when a process died") { Folder = name };
        }

        foreach (var name in quarantine.Names())
        {
            if (Look(name) is { } problem)
                yield return problem;
        }

        foreach (var row in ledger?.InState(DocumentState.Quarantined) ?? [])
        {
            if (IsLost(row) && ledger!.Find(row.Id) is { } now && now.State == row.State && IsLost(now))
                yield return new StateProblem(StateProblemKind.LostFolder, $"{row.Id}: is in quarantine, and its folder is gone") { Document = row.Id, Key = row.Key };
        }
    }

    private StateProblem? Look(string name)
    {
        if (quarantine.Read(name) is not { } error)
            return isAtWork() || !Directory.Exists(quarantine.PathOf(name)) ? null : Unreadable(name);

        // A folder is written before the ledger has it, and removed after: beside a worker, both are as they should be.
        var row = ledger?.Find(error.Id);
        if (row?.Quarantine == name || (row is not null && isAtWork()))
            return null;
        row = ledger?.Find(error.Id);
        if (row?.Quarantine == name || !Directory.Exists(quarantine.PathOf(name)))
            return null;
        var message = row is null ? "the ledger knows nothing of it" : $"`{error.Id}` is not in quarantine any more";
        return new StateProblem(StateProblemKind.UnknownFolder, $"{quarantine.PathOf(name)}: {message}") { Folder = name, Document = error.Id, Key = row?.Key ?? 0 };
    }

    /// <summary>A folder goes only after the ledger has let go of it: without its error it is one that a process left half removed.</summary>
    private StateProblem Unreadable(string name) =>
        quarantine.HasError(name) || ledger?.Rows("SELECT 1 FROM document WHERE quarantine = @name LIMIT 1", ["@name"], [name], static _ => true) is not { Count: 0 }
            ? new StateProblem(StateProblemKind.UnreadableFolder, $"{quarantine.PathOf(name)}: its error.json cannot be read: look at it, and delete it by hand") { Folder = name }
            : new StateProblem(StateProblemKind.UnfinishedFolder, $"{quarantine.PathOf(name)}: was being removed when a process died") { Folder = name };

    private bool IsLost(LedgerDocument row) => row.Quarantine is not { } name || !Directory.Exists(quarantine.PathOf(name));
}
