namespace Pipeline.Clean.Html;

/// <summary>Says of every block of a page whether it is kept, and why.</summary>
internal static class PageExplanation
{
    /// <summary>Adds a decision for each block that a reader could see, and for each field.</summary>
    public static void Explain(HtmlPage page, bool[] chosen, Dictionary<string, string> metadata, ICollection<Decision> decisions)
    {
        foreach (var (key, value) in metadata.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            decisions.Add(new Decision { Verdict = Verdict.Decided, Subject = key, Value = value, Reason = "what the page says first" });
        foreach (var block in PageBlock.Of(page, chosen: null))
        {
            var isKept = chosen[block.First];
            decisions.Add(new Decision
            {
                Verdict = isKept ? Verdict.Kept : Verdict.Dropped,
                Subject = Subject(block.Traits),
                Reason = isKept ? "part of the article" : Reason(block),
                Original = new TextSpan(page.Runs[block.First].Span.Start, page.Runs[block.End - 1].Span.End),
                Value = block.Text(page),
            });
        }
    }

    private static string Subject(HtmlTraits traits) =>
        (traits & HtmlTraits.Heading) != HtmlTraits.None ? "heading"
        : (traits & HtmlTraits.Caption) != HtmlTraits.None ? "caption"
        : (traits & HtmlTraits.ListItem) != HtmlTraits.None ? "list item"
        : (traits & HtmlTraits.Table) != HtmlTraits.None ? "table"
        : "text";

    private static string Reason(PageBlock block) =>
        (block.Traits & HtmlTraits.Hidden) != HtmlTraits.None ? "not shown to readers"
        : (block.Traits & HtmlTraits.Aside) != HtmlTraits.None ? "in an element for navigation or what stands beside the article"
        : block.IsLinks ? "mostly links"
        : "not part of the article";
}
