namespace Pipeline.Summarize.Candidates;

/// <summary>Follows the direct quotations of the layer from sentence to sentence.</summary>
internal sealed class OpenQuotes(Layer<Quote> quotes)
{
    // Deeper than quotations are ever nested; beyond that the outermost give way, so that time stays linear.
    private const int Most = 16;

    private readonly List<Quote> _open = new(Most);
    private int _next;

    /// <summary>Goes on to the next sentence, in the order of their starts. O(quotes that start before its end and were not met yet).</summary>
    /// <returns>Whether most of the sentence is a quotation whose speaker is named outside of it.</returns>
    public bool Pass(TextSpan sentence)
    {
        var isSpokenElsewhere = false;
        var kept = 0;
        for (var i = 0; i < _open.Count; i++)
        {
            if (_open[i].Span.End <= sentence.Start)
                continue;
            isSpokenElsewhere |= IsSpokenElsewhere(sentence, _open[i]);
            _open[kept++] = _open[i];
        }

        _open.RemoveRange(kept, _open.Count - kept);
        for (; _next < quotes.Count && quotes[_next].Span.Start < sentence.End; _next++)
        {
            var quote = quotes[_next];
            if (quote.Kind != QuoteKind.Direct || quote.Span.End <= sentence.Start)
                continue;
            isSpokenElsewhere |= IsSpokenElsewhere(sentence, quote);
            if (_open.Count == Most)
                _open.RemoveAt(0);
            _open.Add(quote);
        }

        return isSpokenElsewhere;
    }

    private static bool IsSpokenElsewhere(TextSpan sentence, in Quote quote)
    {
        var shared = Math.Min(quote.Span.End, sentence.End) - Math.Max(quote.Span.Start, sentence.Start);
        return shared * 2 > sentence.Length && !(quote.Speaker is { } speaker && sentence.Contains(speaker.Mention));
    }
}
