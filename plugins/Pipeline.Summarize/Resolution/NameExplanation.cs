namespace Pipeline.Summarize.Resolution;

/// <summary>Says which pronouns got a name, and moves what was decided before to where it stands once the names are in the text.</summary>
internal static class NameExplanation
{
    /// <summary>Adds the decisions. O(decisions · names).</summary>
    /// <param name="found">Why the sentences were picked, at their places before the edits.</param>
    /// <param name="named">The pronouns that get a name.</param>
    /// <param name="decisions">Gets both.</param>
    public static void Add(List<Decision> found, List<OpeningPronoun> named, ICollection<Decision> decisions)
    {
        foreach (var decision in found)
            decisions.Add(decision with { Span = decision.Span is { } span ? Moved(span, named) : null });
        foreach (var pronoun in named)
        {
            decisions.Add(new Decision
            {
                Verdict = Verdict.Changed,
                Subject = "pronoun",
                Span = Moved(pronoun.Edit.Span, named),
                Reason = "the sentence before is not picked, and it is plain who is meant",
            });
        }
    }

    private static TextSpan Moved(TextSpan span, List<OpeningPronoun> named)
    {
        var (start, end) = (span.Start, span.End);
        foreach (var pronoun in named)
        {
            var edit = pronoun.Edit;
            var grown = edit.Replacement.Length - edit.Span.Length;
            if (edit.Span.Start < span.Start)
                start += grown;
            if (edit.Span.End <= span.End)
                end += grown;
        }

        return new TextSpan(start, end);
    }
}
