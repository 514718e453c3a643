using System.Globalization;
using Pipeline.Engine.Ledger;
using Spectre.Console;

namespace Pipeline.Worker.Terminal;

/// <summary>A ledger in the terminal.</summary>
internal static class StateView
{
    public static void Write(string folder, WorkerPresence worker, LedgerOverview overview, TerminalWriter terminal)
    {
        terminal.WriteLine($"state in {folder}: {Worker(worker)}");
        terminal.WriteLine();
        (string Name, long Count, string Detail)[] counts =
        [
            ("exported", overview.Exported, ""),
            ("skipped", overview.Skipped, "dropped by a stage"),
            ("quarantined", overview.Quarantined, overview.Quarantined > 0 ? "`pipeline quarantine list` shows why" : ""),
            ("pending", overview.Pending, overview.Pending > 0 ? "put back, or in hand when a process ended: the next run takes them up" : ""),
            ("in hand", overview.InHand, ""),
        ];
        foreach (var (name, count, detail) in counts)
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12}{count,12:N0}  {(count > 0 ? detail : "")}").TrimEnd());
        terminal.WriteLine($"the last document ended {(overview.LastEnded is { } ended ? Moments.Utc(ended) : "never")}");
        if (!overview.Exports.IsEmpty)
            WriteExports(overview, terminal);
        if (!overview.LastErrors.IsEmpty)
            WriteErrors(overview, terminal);
    }

    private static string Worker(WorkerPresence worker) => worker switch
    {
        { IsAtWork: true, ProcessId: { } id } => string.Create(CultureInfo.InvariantCulture, $"process {id} is at work"),
        { IsAtWork: true } => "a process is at work",
        _ => "nobody is at work",
    };

    private static void WriteExports(LedgerOverview overview, TerminalWriter terminal)
    {
        terminal.WriteLine();
        var table = Tables.New("export", "records", "superseded", "");
        foreach (var export in overview.Exports)
        {
            table.AddRow(
                Tables.Cell(export.Target),
                Tables.Cell(export.Live.ToString("N0", CultureInfo.InvariantCulture)),
                Tables.Cell(export.Superseded.ToString("N0", CultureInfo.InvariantCulture)),
                Tables.Cell(export.IsSwitching ? "being compacted" : export.HasCheckpoint ? "" : "no checkpoint"));
        }

        terminal.Write(table);
    }

    private static void WriteErrors(LedgerOverview overview, TerminalWriter terminal)
    {
        terminal.WriteLine();
        terminal.WriteLine("the last errors:");
        foreach (var document in overview.LastErrors)
            terminal.WriteLine($"  {Moments.Utc(document.Changed)}  {TerminalText.Printable($"{document.Id}: `{document.Stage}`: {document.Reason}", oneLine: true)}");
    }
}
