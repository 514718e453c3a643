namespace Pipeline.Clean.Text;

/// <summary>Says of an edit of plain text what it repaired.</summary>
internal static class PlainTextExplanation
{
    public static Decision Of(string text, TextEdit edit)
    {
        var before = edit.Span.In(text).ToString();
        return new Decision
        {
            Verdict = edit.Replacement.Length > 0 ? Verdict.Changed : Verdict.Dropped,
            Subject = string.IsNullOrWhiteSpace(before) ? "white space" : "characters",
            Reason = edit.Replacement.Length == 0 ? "taken out" : $"now {Quoted(edit.Replacement)}",
            Value = Quoted(before),
            Original = edit.Span,
        };
    }

    private static string Quoted(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
