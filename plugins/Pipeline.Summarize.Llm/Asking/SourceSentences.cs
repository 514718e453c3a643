namespace Pipeline.Summarize.Llm.Asking;

/// <summary>What of an article is sent, and what answers are held against.</summary>
internal static class SourceSentences
{
    /// <summary>The sentences that stand in no caption, credit, byline or boilerplate, in order. O(sentences + blocks).</summary>
    public static IReadOnlyList<TextSpan> Of(Document document)
    {
        var blocks = document.Layer<Block>();
        var spans = new List<TextSpan>();
        var block = -1;
        foreach (var sentence in document.Layer<Sentence>())
        {
            while (block + 1 < blocks.Count && blocks[block + 1].Span.Start <= sentence.Span.Start)
                block++;
            if (block < 0 || !blocks[block].Span.Contains(sentence.Span)
                || blocks[block].Kind is BlockKind.Paragraph or BlockKind.Heading or BlockKind.ListItem or BlockKind.Quotation)
                spans.Add(sentence.Span);
        }

        return spans;
    }
}
