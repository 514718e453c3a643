namespace Pipeline.Clean.Text;

/// <summary>Says of the edits of plain text what they repaired.</summary>
internal static class PlainTextExplanation
{
    /// <summary>Adds a decision for each edit but those of white space alone.</summary>
    /// <param name="document">The document as it came.</param>
    /// <param name="repairs">Of its characters.</param>
    /// <param name="repaired">The document after them.</param>
    /// <param name="edits">Of its lines.</param>
    /// <param name="decisions">Receives the decisions.</param>
    public static void Explain(Document document, TextEdits repairs, Document repaired, TextEdits edits, ICollection<Decision> decisions)
    {
        foreach (var edit in repairs.Items)
            decisions.Add(Of(document, edit, "characters", "broken characters repaired"));
        foreach (var edit in edits.Items)
        {
            var isSpace = edit.Span.In(repaired.Text).IsWhiteSpace();
            decisions.Add(Of(repaired, edit, isSpace ? "white space" : "line", isSpace ? "white space and line breaks made regular" : "not part of the text"));
        }
    }

    private static Decision Of(Document document, TextEdit edit, string subject, string reason) => new()
    {
        Verdict = edit.Replacement.Length > 0 ? Verdict.Changed : Verdict.Dropped,
        Subject = subject,
        Reason = edit.Replacement.Length > 0 ? $"{reason}: now {Quoted(edit.Replacement)}" : reason,
        Value = Quoted(edit.Span.In(document.Text).ToString()),
        Original = document.Origin.ToOriginal(edit.Span),
    };

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
