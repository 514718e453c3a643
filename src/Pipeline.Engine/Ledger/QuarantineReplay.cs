using Pipeline.Engine.Quarantine;

namespace Pipeline.Engine.Ledger;

/// <summary>Puts documents back from the quarantine, to be run as if they never had. A worker takes them up while it runs.</summary>
public static class QuarantineReplay
{
    private const string Reason = "put back by `pipeline replay`";

    /// <summary>Puts documents back, in one transaction.</summary>
    /// <param name="folder">The state folder, absolute.</param>
    /// <param name="selection">Which.</param>
    /// <param name="time">For when it happened.</param>
    /// <returns>Null when there is no ledger.</returns>
    /// <exception cref="LedgerException">The ledger cannot be written, is damaged, or was in use for too long.</exception>
    public static ReplayResult? Run(string folder, ReplaySelection selection, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(time);
        var path = Path.Combine(folder, DocumentLedger.FileName);
        using var connection = LedgerConnection.OpenExisting(path, forWriting: true);
        return connection is null ? null : LedgerFault.Guard(path, () => Run(connection, new QuarantineFolder(Path.Combine(folder, QuarantineFolder.Name)), selection, time));
    }

    private static ReplayResult Run(LedgerConnection connection, QuarantineFolder quarantine, ReplaySelection selection, TimeProvider time)
    {
        var result = new ReplayResult([], []);
        var table = new RepairTable(connection, time);
        IReadOnlyList<Row> meant = [];
        connection.InTransaction(durable: true, () =>
        {
            meant = selection.Of(Quarantined(connection), static row => (row.Id, row.Folder, row.Stage, row.Reason));
            if (selection.Document is not null && meant.Count > 1)
                return;
            foreach (var row in meant)
                table.RunAgain(row.Key, DocumentState.Quarantined, Reason, row.Folder);
        });
        if (selection.Document is not null && meant.Count > 1)
            return result with { Ambiguous = [.. meant.Select(static row => row.Id)] };
        return result with { PutBack = [.. meant.Select(row => new ReplayedDocument(row.Id, HasInput(quarantine, row.Folder)))] };
    }

    private static List<Row> Quarantined(LedgerConnection connection)
    {
        var all = new List<Row>();
        using var rows = connection.Command("SELECT key, id, quarantine, stage, reason FROM document WHERE state = 4 ORDER BY position, key").ExecuteReader();
        while (rows.Read())
            all.Add(new Row(rows.GetInt64(0), rows.GetString(1), rows.Text(2), rows.Text(3), rows.Text(4)));
        return all;
    }

    private static bool HasInput(QuarantineFolder quarantine, string? folder) =>
        folder is not null && quarantine.Read(folder) is { } error && quarantine.HasInput(folder, error);

    private sealed record Row(long Key, string Id, string? Folder, string? Stage, string? Reason);
}
