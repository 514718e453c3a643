using System.Globalization;
using Pipeline.Engine.Ledger;
using Spectre.Console;

namespace Pipeline.Worker.Terminal;

/// <summary>One document of a ledger in the terminal.</summary>
internal static class HistoryView
{
    public static void Write(LedgerDocument document, IReadOnlyList<LedgerEvent> history, IReadOnlyList<LedgerRecord> records, TerminalWriter terminal)
    {
        terminal.WriteLine(TerminalText.Printable($"{document.Id}: {Name(document.State)} {Moments.Utc(document.Changed)}{Why(document.Stage, document.Reason)}", oneLine: true));
        terminal.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"content {Moments.Short(document.Content)}, plan {Moments.Short(document.Plan)}, attempts {document.Attempts}{(document.Deaths > 0 ? $", deaths {document.Deaths}" : "")}"));
        if (document.Quarantine is { } folder)
            terminal.WriteLine($"in the quarantine: {TerminalText.Printable(folder, oneLine: true)}");
        foreach (var record in records)
            terminal.WriteLine(TerminalText.Printable($"record in {record.Target}: {record.Place}", oneLine: true));
        if (history.Count == 0)
            return;
        terminal.WriteLine();
        var table = Tables.New("when", "state", "attempt", "content", "plan", "why");
        foreach (var entry in history)
        {
            table.AddRow(
                Tables.Cell(Moments.Utc(entry.At)),
                Tables.Cell(Name(entry.State)),
                Tables.Cell(entry.Attempts.ToString(CultureInfo.InvariantCulture)),
                Tables.Cell(Moments.Short(entry.Content)),
                Tables.Cell(Moments.Short(entry.Plan)),
                Tables.Cell(Why(entry.Stage, entry.Reason).TrimStart(',', ' ')));
        }

        terminal.Write(table);
    }

    public static string Name(DocumentState state) => state == DocumentState.Claimed ? "in hand" : state.ToString().ToLowerInvariant();

    private static string Why(string? stage, string? reason) => (stage, reason) switch
    {
        (null, null) => "",
        (null, _) => $", {reason}",
        (_, null) => $", by `{stage}`",
        _ => $", by `{stage}`: {reason}",
    };
}
