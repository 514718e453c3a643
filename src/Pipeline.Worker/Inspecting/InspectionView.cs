using System.Globalization;
using Pipeline.Engine.Execution;
using Pipeline.Worker.Terminal;
using Spectre.Console;

namespace Pipeline.Worker.Inspecting;

/// <summary>What a stage decided about a document, in the terminal: in the order of the file, each with its reason and its place.</summary>
internal static class InspectionView
{
    /// <summary>In characters: enough to know a paragraph by.</summary>
    private const int MaximumText = 160;

    public static void Write(Inspection inspection, TerminalWriter terminal)
    {
        var shown = ShownDecision.Of(inspection);
        var table = Tables.New("", "what", "text", "why", "bytes in the file");
        foreach (var item in shown)
        {
            var why = new List<Spectre.Console.Rendering.IRenderable> { Tables.Cell(item.Decision.Reason) };
            why.AddRange(item.Decision.Candidates.Select(static candidate => Tables.Cell($"· {Score(candidate.Score)}{Short(candidate.Value)}", candidate.Reason)));
            table.AddRow(
                new Text(Mark(item.Decision.Verdict), Style(item.Decision.Verdict)),
                Tables.Cell(item.Decision.Subject),
                new Text(TerminalText.Printable(Short(item.Text), oneLine: true), Style(item.Decision.Verdict)),
                new Rows(why),
                Tables.Cell(item.Bytes is { } bytes ? string.Create(CultureInfo.InvariantCulture, $"{bytes.Start}–{bytes.End}") : ""));
        }

        terminal.Write(table);
        terminal.WriteLine(Total(inspection));
    }

    /// <summary>"`clean`: 12 kept, 30 dropped, 1 changed, 6 decided".</summary>
    public static string Total(Inspection inspection)
    {
        var counts = Enum.GetValues<Verdict>().Select(verdict => (verdict, Count: inspection.Decisions.Count(decision => decision.Verdict == verdict))).Where(static pair => pair.Count > 0);
        var all = string.Join(", ", counts.Select(static pair => $"{pair.Count} {pair.verdict.ToString().ToLowerInvariant()}"));
        var skipped = inspection.Result?.SkipReason is { } reason ? $"; the document is skipped: {reason}" : "";
        return $"`{inspection.Stage}`: {(all.Length > 0 ? all : "nothing to decide")}{skipped}";
    }

    public static string Score(double score) => double.IsNaN(score) ? "" : string.Create(CultureInfo.InvariantCulture, $"{score:0.###} ");

    public static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Kept => "+",
        Verdict.Dropped => "-",
        Verdict.Changed => "~",
        _ => "=",
    };

    private static Style Style(Verdict verdict) => verdict switch
    {
        Verdict.Kept => new Style(Color.Green),
        Verdict.Dropped => new Style(decoration: Decoration.Dim),
        Verdict.Changed => new Style(Color.Yellow),
        _ => new Style(decoration: Decoration.Bold),
    };

    private static string Short(string text)
    {
        if (text.Length <= MaximumText)
            return text;
        var end = char.IsHighSurrogate(text[MaximumText - 1]) ? MaximumText - 1 : MaximumText;
        return text[..end].TrimEnd() + " …";
    }
}
