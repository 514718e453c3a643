using System.Collections.Immutable;

namespace Pipeline.TagQuotes;

/// <summary>Makes quotations of contents: spans, verbatim parts, cue, chain and confidence.</summary>
internal sealed class QuoteBuilder(Article article, WordCodes codes, LinearModel? model, ExtentTeacher? teacher)
{
    /// <summary>In UTF-16 units: "he told reporters in London on Monday".</summary>
    private const int LongestAttribution = 120;

    private readonly List<Word> _words = article.Words;
    private int _lastParagraph = -1;
    private int _lastVerb = -1;
    private int _chains;

    /// <summary>The quotations so far, in order.</summary>
    public List<Quote> Quotes { get; } = [];

    /// <summary>Adds the quotation of a content; null when nothing is left of it without its marks.</summary>
    public Quote? Build(Unit unit, Content content, Speaker? speaker, ResolutionMethod method, int rivals)
    {
        var (first, end) = (content.First, content.End);
        while (end > first && _words[end - 1].IsMark && !IsBracket(_words[end - 1].Mark))
            end--;
        while (first < end && _words[first].IsMark && !IsBracket(_words[first].Mark))
            first++;
        if (first >= end)
            return null;
        var parts = ImmutableArray.CreateBuilder<TextSpan>();
        var own = false;
        for (var i = first; i < end; i++)
        {
            if (_words[i].IsRegion)
                parts.Add(article.Regions[_words[i].Region].Inner);
            else if (!_words[i].IsMark)
                own = true;
        }

        var chained = ChainedCue(unit, content);
        var span = own || parts.Count == 0 ? new TextSpan(_words[first].Span.Start, _words[end - 1].Span.End) : new TextSpan(parts[0].Start, parts[^1].End);
        var kind = parts.Count == 0 ? QuoteKind.Indirect : own ? QuoteKind.Mixed : QuoteKind.Direct;
        Span<uint> buffer = stackalloc uint[Features.Most];
        var features = new Features(buffer);
        SpeakerFeatures.Fill(ref features, codes, unit, content, kind, speaker, method, rivals, chained is not null);
        var quote = new Quote(span, kind)
        {
            Verbatim = parts.DrainToImmutable(),
            Speaker = speaker,
            Cue = content.Cue is { } cue ? new TextSpan(_words[cue.Verb].Span.Start, _words[CueEnd(cue)].Span.End) : chained,
            Chain = Link(content, chained is not null),
            Confidence = model is null ? null : Math.Round(model.Probability(features.Hashes), 2),
        };
        _lastParagraph = unit.Paragraph;
        _lastVerb = content.Cue?.Verb ?? -1;
        Quotes.Add(quote);
        teacher?.Finish(quote, features.Hashes.ToArray());
        return quote;
    }

    /// <summary>“A,” he said. “B.”: the cue of the first part stands for the second too, as long as nothing comes between.</summary>
    private TextSpan? ChainedCue(Unit unit, Content content)
    {
        if (content.Cue is not null || Quotes.Count == 0 || Quotes[^1].Cue is not { } cue || content.First != unit.First || unit.First == 0)
            return null;
        var before = _words[unit.First - 1].Span.End;
        return unit.Paragraph == _lastParagraph && before - Math.Max(cue.End, Quotes[^1].Span.End) <= LongestAttribution ? cue : null;
    }

    /// <summary>The number of the chain that the content goes on with: an interrupted quotation, or one that runs over paragraphs.</summary>
    private int? Link(Content content, bool sharesCue)
    {
        var continues = _words[content.First].IsRegion && article.Regions[_words[content.First].Region].Continues;
        var interrupted = content.Cue is { } cue && cue.Verb == _lastVerb;
        if (Quotes.Count == 0 || !(continues || interrupted || sharesCue))
            return null;
        if (Quotes[^1].Chain is null)
            Quotes[^1] = Quotes[^1] with { Chain = ++_chains };
        return Quotes[^1].Chain;
    }

    private static int CueEnd(Cue cue) => cue.Kind == CueKind.According ? cue.Verb + 1 : cue.Verb;

    private static bool IsBracket(char mark) => mark is '(' or ')' or '[' or ']' or '$' or '%' or '£' or '€';
}
