using System.Collections.Immutable;

namespace Pipeline.TagQuotes;

/// <summary>Finds the quotations of one article: cues, contents, quotations without a cue, then who the sources are.</summary>
/// <remarks>Every step is one pass over the words with bounded look-around: O(text) time and memory.</remarks>
internal sealed class QuoteTagger
{
    /// <summary>A quotation without a cue and shorter than this is a term or a title unless it is a sentence.</summary>
    private const int ShortestLooseQuote = 5;

    /// <summary>In UTF-16 units: "he told reporters in London on Monday".</summary>
    private const int LongestAttribution = 120;

    private readonly Article _article;
    private readonly CancellationToken _cancellationToken;
    private readonly SourceFinder _sources;
    private readonly CueFinder _cueFinder;
    private readonly ContentFinder _contentFinder;
    private readonly SpeakerResolver _resolver;
    private readonly List<Cue> _cues = [];
    private readonly List<Content> _contents = [];
    private readonly List<Quote> _quotes = [];
    private int _lastCueParagraph = -1;

    public QuoteTagger(Article article, CancellationToken cancellationToken)
    {
        _article = article;
        _cancellationToken = cancellationToken;
        _sources = new SourceFinder(article);
        _cueFinder = new CueFinder(article, _sources);
        _contentFinder = new ContentFinder(article, _sources);
        _resolver = new SpeakerResolver(article, NameIndex.Of(article));
    }

    /// <summary>The quotations, not yet sorted.</summary>
    public List<Quote> Tag()
    {
        Speaker? previous = null;
        foreach (var unit in _article.Units)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            _cues.Clear();
            _contents.Clear();
            _cueFinder.Find(unit, _cues);
            _contentFinder.Find(unit, _cues, _contents);
            AddLoose(unit);
            _contents.Sort(static (a, b) => a.First.CompareTo(b.First));
            var subject = _sources.ClauseSubject(unit, unit.End);
            foreach (var content in _contents)
            {
                var speaker = content.Cue is { } cue
                    ? _resolver.Resolve(unit, cue.Source, subject, previous)
                    : LooseSpeaker(unit, content, previous);
                if (Build(unit, content, speaker) is not { } quote)
                    continue;
                _quotes.Add(quote);
                previous = speaker ?? previous;
            }

            _resolver.Pass(subject);
        }

        return _quotes;
    }

    /// <summary>Regions that no cue claims and that are speech by their shape.</summary>
    private void AddLoose(Unit unit)
    {
        var found = _contents.Count;
        var content = 0;
        _contents.Sort(static (a, b) => a.First.CompareTo(b.First));
        for (var i = unit.First; i < unit.End; i++)
        {
            if (!_article.Words[i].IsRegion)
                continue;
            while (content < found && _contents[content].End <= i)
                content++;
            if (content < found && _contents[content].First <= i)
                continue;
            if (IsLooseSpeech(unit, i))
                _contents.Add(new Content(i, i + 1, null));
        }
    }

    private bool IsLooseSpeech(Unit unit, int word)
    {
        var region = _article.Regions[_article.Words[word].Region];
        var inner = region.Inner.In(_article.Text);
        if (region.Continues || !region.Closed)
            return true;
        var atStart = word == unit.First || _article.Words[word - 1].Is(WordClass.End) || _article.Words[word - 1].IsRegion;
        if (word == unit.First + 1 && _article.Words[unit.First].Is(WordClass.Conjunction) && inner[^1] is '.' or '!' or '?')
            atStart = true;
        var atEnd = word + 1 == unit.End || (word + 2 == unit.End && _article.Words[word + 1].Is(WordClass.Mark));
        if (atStart && atEnd)
            return inner[^1] is '.' or '!' or '?' or '…' || CountWords(inner) >= ShortestLooseQuote;
        if (word > unit.First && _article.Words[word - 1].Mark == ':')
            return inner[^1] is '.' or '!' or '?' or ',' || CountWords(inner) >= ShortestLooseQuote;
        // Set off by commas, and a sentence by its capital and its end.
        return word > unit.First && _article.Words[word - 1].Mark == ',' && char.IsUpper(inner[0]) && inner[^1] is '.' or '!' or '?' && CountWords(inner) >= 3
            || (atStart && inner[^1] is ',' && CountWords(inner) >= ShortestLooseQuote);
    }

    private static int CountWords(ReadOnlySpan<char> text)
    {
        var words = 0;
        var inside = false;
        foreach (var c in text)
        {
            var space = char.IsWhiteSpace(c);
            if (!space && !inside && ++words >= ShortestLooseQuote)
                return words;
            inside = !space;
        }

        return words;
    }

    /// <summary>The speaker of a quotation without a cue: that of the one before, unless its own sentence names another before a colon.</summary>
    private Speaker? LooseSpeaker(Unit unit, Content content, Speaker? previous)
    {
        if (content.First > unit.First && _article.Words[content.First - 1].Mark is ':' or ',')
        {
            var subject = _sources.ClauseSubject(unit, content.First - 1);
            if (subject.Exists && _resolver.Resolve(unit, subject, Source.None, previous) is { } speaker && _resolver.IsPerson(subject))
                return speaker;
        }

        return previous;
    }

    /// <summary>“A,” he said. “B.”: the cue of the first part stands for the second too, as long as nothing comes between.</summary>
    private TextSpan? ChainedCue(Unit unit, Content content)
    {
        if (_quotes.Count == 0 || _quotes[^1].Cue is not { } cue || content.First != unit.First || unit.First == 0)
            return null;
        var before = _article.Words[unit.First - 1].Span.End;
        return unit.Paragraph == _lastCueParagraph && before - Math.Max(cue.End, _quotes[^1].Span.End) <= LongestAttribution ? cue : null;
    }

    private Quote? Build(Unit unit, Content content, Speaker? speaker)
    {
        var words = _article.Words;
        var (first, end) = (content.First, content.End);
        while (end > first && words[end - 1].IsMark && !IsBracket(words[end - 1].Mark))
            end--;
        while (first < end && words[first].IsMark && !IsBracket(words[first].Mark))
            first++;
        if (first >= end)
            return null;
        var parts = ImmutableArray.CreateBuilder<TextSpan>();
        var own = false;
        for (var i = first; i < end; i++)
        {
            if (words[i].IsRegion)
                parts.Add(_article.Regions[words[i].Region].Inner);
            else if (!words[i].IsMark)
                own = true;
        }

        var cue = content.Cue is { } c ? new TextSpan(words[c.Verb].Span.Start, words[CueEnd(c)].Span.End) : ChainedCue(unit, content);
        _lastCueParagraph = unit.Paragraph;
        if (!own && parts.Count > 0)
        {
            if (parts.Count == 1)
                return new Quote(parts[0], QuoteKind.Direct) { Verbatim = parts.DrainToImmutable(), Speaker = speaker, Cue = cue };
            return new Quote(new TextSpan(parts[0].Start, parts[^1].End), QuoteKind.Direct) { Verbatim = parts.DrainToImmutable(), Speaker = speaker, Cue = cue };
        }

        var span = new TextSpan(words[first].Span.Start, words[end - 1].Span.End);
        return new Quote(span, parts.Count > 0 ? QuoteKind.Mixed : QuoteKind.Indirect) { Verbatim = parts.DrainToImmutable(), Speaker = speaker, Cue = cue };
    }

    private static int CueEnd(Cue cue) => cue.Kind == CueKind.According ? cue.Verb + 1 : cue.Verb;

    private static bool IsBracket(char mark) => mark is '(' or ')' or '[' or ']' or '$' or '%' or '£' or '€';
}
