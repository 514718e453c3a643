namespace Pipeline.Summarize.Candidates;

/// <summary>The sentences that a summary may take, in document order, and the headline.</summary>
/// <param name="Text">The text.</param>
/// <param name="Candidates">None from headings, captions, bylines, credits, tables and boilerplate.</param>
/// <param name="Title">The headline; empty when there is none.</param>
internal sealed record Article(string Text, IReadOnlyList<ArticleSentence> Candidates, string Title)
{
    /// <summary>Reads the document's layers. O(text + annotations).</summary>
    public static Article Of(Document document)
    {
        var text = document.Text;
        var sentences = document.Layer<Sentence>();
        var blocks = document.Layer<Block>();
        var candidates = new List<ArticleSentence>(sentences.Count);
        var block = -1;
        var speech = new OpenSpeech(text);
        var names = new NameMentions();
        var quotes = new OpenQuotes(document.Layer<Quote>());
        for (var i = 0; i < sentences.Count; i++)
        {
            var span = sentences[i].Span;
            while (block + 1 < blocks.Count && blocks[block + 1].Span.Start <= span.Start)
                block++;
            var isSpoken = speech.Pass(span) | quotes.Pass(span);
            var isCut = speech.IsOpen;
            if (block >= 0 && blocks[block].Span.Contains(span) && !MayHoldNews(blocks[block].Kind))
                continue;
            var (facts, traits) = SentenceReader.Read(text, span);
            if (facts.Words == 0 || (traits & Traits.Boilerplate) != Traits.None || (candidates.Count > 0 && IsLabelled(text, sentences, i))
                || (blocks.Count == 0 && IsHeading(text, span, facts.Words)))
                continue;
            if (isSpoken)
                traits |= Traits.OrphanQuote;
            if (isCut)
                traits |= Traits.CutQuote;
            if (candidates.Count > 0 && (Captions.IsLike(span.In(text), facts) || (candidates.Count == 1 && Captions.IsUnderLead(candidates[0].Span.In(text), span.In(text), facts))))
                traits |= Traits.Caption;
            var (full, shortened) = names.Pass(span.In(text));
            candidates.Add(new ArticleSentence(span, i, candidates.Count, facts, traits, full, shortened));
        }

        DefiniteNouns.Mark(text, candidates, names.Used);
        return new Article(text, candidates, TitleOf(document, blocks));
    }

    /// <summary>The article with some sentences that no longer lean on the one before.</summary>
    /// <param name="which">Places among the candidates.</param>
    public Article StandingAlone(IReadOnlyCollection<int> which)
    {
        var candidates = Candidates.ToArray();
        foreach (var i in which)
            candidates[i] = candidates[i] with { Traits = candidates[i].Traits & ~Traits.Leans };
        return this with { Candidates = candidates };
    }

    /// <summary>Whether a label stands before the sentence or at its head, in one line with it.</summary>
    private static bool IsLabelled(string text, Layer<Sentence> sentences, int i)
    {
        var span = sentences[i].Span;
        if (Captions.HasLabel(span.In(text)))
            return true;
        var before = sentences[i - 1].Span;
        return text[before.End - 1] == ':' && Captions.IsLabel(before.In(text)) && !text.AsSpan(before.End, span.Start - before.End).ContainsAny('\n', '\r');
    }

    private static bool MayHoldNews(BlockKind kind) => kind is BlockKind.Paragraph or BlockKind.ListItem or BlockKind.Quotation;

    private static string TitleOf(Document document, Layer<Block> blocks)
    {
        if (document.Metadata.TryGetValue(MetadataKeys.Title, out var title))
            return title;
        foreach (var block in blocks)
        {
            if (block.Kind == BlockKind.Heading)
                return block.Span.In(document.Text).ToString();
            if (block.Kind == BlockKind.Paragraph)
                break;
        }

        return "";
    }

    /// <summary>A short line of its own without an end: a heading in a text that has no blocks.</summary>
    private static bool IsHeading(string text, TextSpan span, int words) =>
        words <= 12 && char.IsLetterOrDigit(text[span.End - 1]) && (span.End == text.Length || text[span.End] is '\n' or '\r')
        && (span.Start == 0 || text[span.Start - 1] is '\n' or '\r');
}
