using System.Globalization;
using Pipeline.Engine.Comparing;
using Pipeline.Worker.Terminal;

namespace Pipeline.Worker.Comparing;

/// <summary>A comparison in the terminal.</summary>
internal static class DiffView
{
    private const int MaxItems = 10;
    private const int MaxDocuments = 100;
    private const int MaxLength = 200;

    public static void Write(PlanComparison comparison, IReadOnlyList<DocumentChange> changes, TerminalWriter terminal)
    {
        foreach (var change in changes.Take(MaxDocuments))
            Write(change, terminal);
        if (changes.Count > MaxDocuments)
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {changes.Count - MaxDocuments} more documents: `--format json` or `html` has them all"));
        foreach (var difference in comparison.Differences)
            terminal.WriteLine($"plan: {difference}");
        foreach (var total in DiffLines.Totals(comparison, changes))
            terminal.WriteLine(total);
    }

    private static void Write(DocumentChange change, TerminalWriter terminal)
    {
        terminal.WriteLine($"{change.Id.Value}{(change.FirstStage is null ? "" : $": differs from `{change.FirstStage}` on")}");
        if (change.Before != change.After)
        {
            terminal.WriteLine($"  - {change.Before}");
            terminal.WriteLine($"  + {change.After}");
        }

        foreach (var aspect in change.Aspects)
        {
            terminal.WriteLine($"  {DiffLines.Title(aspect)}");
            Write('+', aspect.Gained, terminal);
            Write('-', aspect.Lost, terminal);
            Write('~', [.. aspect.Altered.Select(DiffLines.Describe)], terminal);
        }

        terminal.WriteLine("");
    }

    private static void Write(char mark, IReadOnlyList<string> items, TerminalWriter terminal)
    {
        foreach (var item in items.Take(MaxItems))
            terminal.WriteLine($"    {mark} {Short(TerminalText.Printable(item).ReplaceLineEndings(" "))}");
        if (items.Count > MaxItems)
            terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {mark} … and {items.Count - MaxItems} more"));
    }

    private static string Short(string text) => text.Length <= MaxLength ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength), "…");
}
