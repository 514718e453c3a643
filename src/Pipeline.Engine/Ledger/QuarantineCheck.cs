using Pipeline.Engine.Quarantine;

namespace Pipeline.Engine.Ledger;

/// <summary>Compares the documents in quarantine with the folders of the quarantine.</summary>
internal sealed class QuarantineCheck(QuarantineFolder quarantine, LedgerReader? ledger, bool isAtWork)
{
    public IEnumerable<StateProblem> Find()
    {
        // A folder is written before the ledger has it: beside a worker, that of a document in hand is as it should be.
        foreach (var name in quarantine.Leftovers().Where(_ => !isAtWork))
            yield return new StateProblem(StateProblemKind.UnfinishedFolder, $"{quarantine.PathOf(name)}: was being written when a process died") { Folder = name };
        foreach (var name in quarantine.Names())
        {
            if (quarantine.Read(name) is not { } error)
                yield return new StateProblem(StateProblemKind.UnreadableFolder, $"{quarantine.PathOf(name)}: its error.json cannot be read: look at it, and delete it by hand") { Folder = name };
            else if (ledger?.Find(error.Id) is not { } row)
                yield return Unknown(name, error, 0, "the ledger knows nothing of it");
            else if (row.Quarantine != name && !(isAtWork && row.State == DocumentState.Claimed))
                yield return Unknown(name, error, row.Key, $"`{error.Id}` is not in quarantine any more");
        }

        foreach (var row in ledger?.InState(DocumentState.Quarantined) ?? [])
        {
            if (row.Quarantine is not { } name || !Directory.Exists(quarantine.PathOf(name)))
                yield return new StateProblem(StateProblemKind.LostFolder, $"{row.Id}: is in quarantine, and its folder is gone") { Document = row.Id, Key = row.Key };
        }
    }

    private StateProblem Unknown(string name, QuarantinedDocument error, long key, string message) =>
        new(StateProblemKind.UnknownFolder, $"{quarantine.PathOf(name)}: {message}") { Folder = name, Document = error.Id, Key = key };
}
