namespace Pipeline.TagQuotes;

/// <summary>Finds the quotations of one article: cues, contents, quotations without a cue, then who the sources are.</summary>
/// <remarks>Every step is one pass over the words with bounded look-around: O(text) time and memory.</remarks>
internal sealed class QuoteTagger
{
    private readonly Article _article;
    private readonly CancellationToken _cancellationToken;
    private readonly SourceFinder _sources;
    private readonly CueFinder _cueFinder;
    private readonly ContentFinder _contentFinder;
    private readonly ContentJudge _judge;
    private readonly SpeakerResolver _resolver;
    private readonly NameIndex _names;
    private readonly QuoteBuilder _builder;
    private readonly TagExplanation? _explanation;
    private readonly List<Cue> _cues = [];
    private readonly List<Content> _contents = [];
    private readonly HashSet<int> _quoted = [];

    public QuoteTagger(Article article, QuoteModels models, CancellationToken cancellationToken, ExtentTeacher? teacher = null, ICollection<Decision>? decisions = null)
    {
        var codes = new WordCodes(article);
        _article = article;
        _cancellationToken = cancellationToken;
        _explanation = decisions is null ? null : new TagExplanation(article, decisions);
        _names = NameIndex.Of(article);
        _sources = new SourceFinder(article, _names);
        _cueFinder = new CueFinder(article, _sources);
        _judge = new ContentJudge(article, codes, models.Keep, teacher, _explanation);
        _contentFinder = new ContentFinder(article, _sources, _names, new ContentEnd(article, codes, models.End, teacher), _judge);
        _resolver = new SpeakerResolver(article, _names) { Candidates = decisions is null ? null : [] };
        _builder = new QuoteBuilder(article, codes, models.Right, teacher);
    }

    /// <summary>Who speaks: the entries for the quotations.</summary>
    public List<SpeakerProfile> Profiles(List<Quote> quotes) => SpeakerProfiles.Of(_article, _names, quotes);

    /// <summary>The words in quotation marks that are no speech, with what they are, and the marks without a partner.</summary>
    public List<Quote> NotSpeech() => RegionKinds.Of(_article, _quoted);

    /// <summary>The quotations, in order.</summary>
    public List<Quote> Tag()
    {
        Speaker? previous = null;
        var taken = 0;
        foreach (var unit in _article.Units)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (unit.First < taken)
                continue;
            _cues.Clear();
            _contents.Clear();
            _cueFinder.Find(unit, _cues);
            _contentFinder.Find(unit, _cues, _contents);
            AddLoose(unit);
            _contents.Sort(static (a, b) => a.First.CompareTo(b.First));
            var subject = _sources.ClauseSubject(unit, unit.End);
            foreach (var content in _contents)
            {
                taken = Math.Max(taken, content.End);
                var speaker = content.Cue is { } cue
                    ? _resolver.Resolve(unit, cue.Source, subject, previous)
                    : LooseSpeaker(unit, content, previous);
                var method = content.Cue is not null ? _resolver.Method : speaker is null ? ResolutionMethod.None : speaker == previous ? ResolutionMethod.Previous : ResolutionMethod.Subject;
                if (_builder.Build(unit, content, speaker, method, _resolver.Rivals) is not { } quote)
                    continue;
                Take(content);
                if (content.Cue is null)
                    _resolver.Candidates?.Clear();
                _explanation?.Explain(quote, content, method, _resolver.Candidates!);
                previous = speaker ?? previous;
            }

            _resolver.Pass(subject);
        }

        return _builder.Quotes;
    }

    private void Take(Content content)
    {
        for (var i = content.First; i < content.End; i++)
        {
            if (_article.Words[i].IsRegion)
                _quoted.Add(_article.Words[i].Region);
        }
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
            var loose = new Content(i, i + 1, null) { Place = ContentPlace.Loose, Opening = ContentOpening.Quoted, Fits = LooseSpeech.Is(_article, unit, i) };
            if (_judge.Accepts(unit, ref loose))
                _contents.Add(loose);
        }
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
}
