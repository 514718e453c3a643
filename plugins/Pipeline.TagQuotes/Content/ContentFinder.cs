namespace Pipeline.TagQuotes;

/// <summary>Gives each cue of a sentence its content: after it, before it, or around it.</summary>
internal sealed partial class ContentFinder(Article article, SourceFinder sources, NameIndex names, ContentEnd ends, ContentJudge judge)
{
    /// <summary>The most starts of one content that are weighed against each other.</summary>
    private const int MostOptions = 5;

    /// <summary>Longer paragraphs after a name and a colon are no turns.</summary>
    private const int MostWordsOfTurn = 1_000;

    /// <summary>A sentence with more cues is none; it is not worth the time.</summary>
    public const int MostCues = 64;

    /// <summary>How far after its cue content may start.</summary>
    private const int FarthestStart = 25;

    /// <summary>How far before its cue another start of the content is looked for.</summary>
    private const int Farthest = 60;

    private readonly List<Content> _options = [];
    private readonly List<Word> _words = article.Words;
    private readonly ContentStart _starts = new(article, sources);
    private readonly ClauseExtent _extent = new(article);

    /// <summary>Appends the contents of a unit.</summary>
    /// <param name="unit">The sentence.</param>
    /// <param name="cues">Its cues, in order.</param>
    /// <param name="contents">Gets the contents; none overlaps another.</param>
    public void Find(Unit unit, List<Cue> cues, List<Content> contents)
    {
        // Everything before this word is spoken for.
        var free = unit.First;
        for (var i = 0; i < cues.Count; i++)
        {
            var cue = cues[i];
            var inside = cue.Verb < free;
            if (inside)
                continue;
            var first = contents.Count;
            var right = _starts.Find(unit, cue, out var opening, out var stop);
            var left = cue.Kind == CueKind.Dependent ? -1 : LeftEnd(unit, cue, free);
            if (cue.Kind == CueKind.Label)
                AddTurn(unit, cue, contents);
            else if (cue.Kind == CueKind.According)
                According(unit, cue, i, cues, free, contents);
            else if (left > free && IsTrailing(unit, cue, left, right, opening))
                Trailing(unit, cue, i, cues, free, left, stop, contents);
            else
                AddAfter(unit, cue, i, cues, right, opening, contents);
            if (contents.Count > first)
                free = Math.Max(free, cue.End);
            for (var k = first; k < contents.Count; k++)
                free = Math.Max(free, contents[k].End);
        }
    }

    /// <summary>"BERG: The bridge is safe. It always was.": the rest of the paragraph, or only what stands in quotation marks.</summary>
    private void AddTurn(Unit unit, Cue cue, List<Content> contents)
    {
        var end = _words[cue.End].IsRegion ? cue.End + 1 : unit.ParagraphEnd;
        if (end - cue.End > MostWordsOfTurn)
            end = unit.End;
        Add(unit, new Content(cue.End, end, cue) { Opening = ContentOpening.Colon, Fits = names.Find(names.SkipTitles(cue.Source.First, cue.Source.End), cue.Source.End) is { IsPerson: true } }, contents);
    }

    /// <summary>Where the words before the cue's clause end, when a comma or a quotation mark sets them off; −1 when nothing does.</summary>
    private int LeftEnd(Unit unit, Cue cue, int free)
    {
        var at = cue.First - 1;
        if (at < free)
            return -1;
        if (_words[at].IsRegion)
            return IsInName(at, cue) ? -1 : at + 1;
        for (var back = at; cue.Kind == CueKind.SubjectVerb && back >= free && at - back < 5; back--)
        {
            if (_words[back].IsRegion)
                return back + 1;
            if (!_words[back].IsNominal || _words[back].IsMark)
                break;
        }
        if ((_words[at].IsDash || _words[at].Mark is ',' or '?' or '!' or '.') && at > free)
            return at;
        return -1;
    }

    /// <summary>"The “Fair Roads” campaign said": the marks are a part of the source.</summary>
    private bool IsInName(int region, Cue cue) =>
        cue.Kind == CueKind.SubjectVerb && char.IsLetterOrDigit(article.LastInside(_words[region].Region)) && !_words[cue.First].IsCapitalised && !_words[cue.First].Is(WordClass.Function);

    /// <summary>"On “Face the Nation,” Smith said …": no verb stands before the quotation marks, so they hold a title.</summary>
    private bool OnlyOpens(int left)
    {
        var at = left - 2;
        if (at < 0 || _words[at].IsMark || _words[at].IsRegion)
            return false;
        for (; at >= 0 && left - at < 20 && !_words[at].Is(WordClass.End | WordClass.Quoted); at--)
        {
            if (_words[at].Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite) || (_words[at].Frame != VerbFrame.None && _words[at].Form is VerbForm.Past or VerbForm.Present))
                return false;
        }

        return true;
    }

    private bool IsTrailing(Unit unit, Cue cue, int left, int right, ContentOpening opening)
    {
        if (_words[left - 1].IsRegion)
        {
            // “A,” he said …: the comma inside the marks promises an attribution. “A.” He said B: it does not.
            var last = article.LastInside(_words[left - 1].Region);
            if (right >= 0 && OnlyOpens(left))
                return false;
            return last is ',' or '?' or '!' or '—' or '-' or '…' || left < cue.First || right < 0 || (cue.Kind == CueKind.Inverted && last != '.');
        }

        return (right < 0 || cue.Kind == CueKind.Inverted) && cue.Takes(VerbFrame.Trailing) && cue.Takes(VerbFrame.Bare) && !cue.Doubtful && opening == ContentOpening.Bare;
    }

    /// <summary>Content before the cue, and what goes on after it: a second part in quotation marks, or the rest of the clause that the
    /// attribution interrupts.</summary>
    private void Trailing(Unit unit, Cue cue, int index, List<Cue> cues, int free, int left, int stop, List<Content> contents)
    {
        var first = SkipMarks(free, left);
        var quoted = _words[left - 1].IsRegion;
        var opensWithTime = !quoted && IsOpeningPhrase(first, left);
        if (first < left)
            AddBefore(unit, cue, first, left, opensWithTime, contents);
        if (stop >= unit.End)
            return;
        var next = _words[stop].IsDash || _words[stop].Mark is ',' or ':' ? stop + 1 : stop;
        if (next >= unit.End)
            return;
        if (_words[next].IsRegion || (_words[next].Is(WordClass.That) && next == stop + 1))
        {
            var start = _words[next].IsRegion ? next : next + 1;
            Resume(unit, start, index, cues, _words[next].IsRegion ? ContentOpening.Quoted : ContentOpening.That, 1, contents);
        }
        else if (!quoted && next == stop + 1 && _words[stop].Mark == ',' && CanGoOn(next)
            && _words[next].Form != VerbForm.Participle && !EndsIn(next, "ing"))
        {
            Resume(unit, next, index, cues, ContentOpening.Bare, opensWithTime ? 3 : 4, contents);
        }
    }

    private void Resume(Unit unit, int start, int index, List<Cue> cues, ContentOpening opening, int least, List<Content> contents)
    {
        var byRule = _extent.End(unit, start, index, cues);
        var (end, chance) = ends.Find(unit, start, index, cues, opening, ContentPlace.Resumed, byRule);
        if (end > start)
            Add(unit, new Content(start, end, cues[index]) { Place = ContentPlace.Resumed, Opening = opening, EndChance = chance, Fits = end - start >= least }, contents);
    }

    private void Add(Unit unit, Content content, List<Content> contents)
    {
        _options.Clear();
        _options.Add(content);
        AddBest(unit, contents);
    }

    /// <summary>Adds the best of the options, when it is good enough.</summary>
    private void AddBest(Unit unit, List<Content> contents)
    {
        if (judge.Best(unit, _options) is { } best)
            contents.Add(best);
    }

    /// <summary>Whether the clause that an attribution has interrupted can go on with this word; "…, he said, as he left" does not.</summary>
    private bool CanGoOn(int word) =>
        !_words[word].Is(WordClass.Relative | WordClass.Mark)
        && (!_words[word].Is(WordClass.Conjunction | WordClass.Subordinator) || article.IsWord(word, "because") || article.IsWord(word, "since") || article.IsWord(word, "if")
            || (_words[word].Is(WordClass.Conjunction) && word + 1 < _words.Count && _words[word + 1].IsRegion));

    private bool EndsIn(int word, string suffix) => article.TextOf(word).EndsWith(suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>"In 2008, he said, …": what stands before the cue only says when or where.</summary>
    private bool IsOpeningPhrase(int first, int end)
    {
        if (end - first > 8 || !_words[first].Is(WordClass.Preposition | WordClass.Adverb | WordClass.Time | WordClass.Conjunction | WordClass.Subordinator))
            return end - first < 2;
        for (var i = first; i < end; i++)
        {
            if (_words[i].Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite | WordClass.Quoted))
                return false;
        }

        return true;
    }

    private int SkipMarks(int at, int end)
    {
        while (at < end && (_words[at].IsMark || (article.IsWord(at, "and") && at > 0 && _words[at - 1].Mark == ',')))
            at++;
        return at;
    }

    /// <summary>The content that ends before the cue. Where the reporter's own words and a quotation share the clause, both belong to it.</summary>
    private void AddBefore(Unit unit, Cue cue, int first, int left, bool opensWithTime, List<Content> contents)
    {
        _options.Clear();
        var quoted = _words[left - 1].IsRegion;
        var start = first;
        if (quoted)
        {
            // A region that is a sentence of its own, or follows one, stands alone: He paused. “A,” he said.
            start = left - 1;
            while (start > first && !_words[start - 1].Is(WordClass.End) && _words[start - 1].Mark != ':' && !EndsSentenceInside(start - 1))
                start--;
            start = SkipMarks(start, left);
            // "Despite the tone, “A,” he said": what opens the sentence is the reporter's.
            if (left - 2 > start && _words[left - 2].Mark == ',' && IsOpeningPhrase(start, left - 2))
                start = left - 1;
        }

        var opening = quoted ? ContentOpening.Quoted : ContentOpening.Bare;
        _options.Add(new Content(start, left, cue) { Place = ContentPlace.Before, Opening = opening, Fits = quoted || (left - first >= 2 && !opensWithTime) });
        for (var i = left - 1; i > first && i > left - Farthest && _options.Count < MostOptions; i--)
        {
            if (i != start && (_words[i - 1].IsMark || (quoted && i == left - 1)) && !_words[i].IsMark && (quoted || left - i > 2))
                _options.Add(new Content(i, left, cue) { Place = ContentPlace.Before, Opening = opening, Fits = false });
        }

        if (first != start && !_options.Exists(option => option.First == first))
            _options.Add(new Content(first, left, cue) { Place = ContentPlace.Before, Opening = opening, Fits = false });
        AddBest(unit, contents);
    }

    private bool EndsSentenceInside(int word) =>
        _words[word].IsRegion && article.LastInside(_words[word].Region) is '.' or '!' or '?';

    private void According(Unit unit, Cue cue, int index, List<Cue> cues, int free, List<Content> contents)
    {
        var left = cue.Verb;
        while (left > free && _words[left - 1].IsMark)
            left--;
        var first = SkipMarks(free, left);
        if (left - first >= 3 && !(free > unit.First && _words[first].Is(WordClass.Preposition)))
        {
            AddBefore(unit, cue, first, left, opensWithTime: false, contents);
        }
        else if (left > first && _words[left - 1].IsRegion)
        {
            Add(unit, new Content(left - 1, left, cue) { Place = ContentPlace.Before, Opening = ContentOpening.Quoted }, contents);
        }

        var start = AfterSource(unit, cue.End);
        if (start < 0 || start >= unit.End || (left - first >= 3 && _words[start].Is(WordClass.Conjunction | WordClass.Relative)))
            return;
        var byRule = _extent.End(unit, start, index, cues);
        var (end, chance) = ends.Find(unit, start, index, cues, ContentOpening.Bare, ContentPlace.After, byRule);
        if (end > start)
            Add(unit, new Content(start, end, cue) { EndChance = chance, Fits = end - start > 2 }, contents);
    }

    /// <summary>The word after the comma that ends "according to …", or after what dashes or a relative clause insert; −1 when there is none.</summary>
    private int AfterSource(Unit unit, int at)
    {
        if (at + 1 >= unit.End)
            return -1;
        var mark = _words[at].Mark;
        if (mark is not (',' or '—' or '–' or '―' or '-'))
            return -1;
        if (mark == ',' && !_words[at + 1].Is(WordClass.Relative))
            return at + 1;
        for (var close = at + 1; close + 1 < unit.End && close < at + 30; close++)
        {
            if (_words[close].Mark == mark)
                return close + 1;
        }

        return -1;
    }
}
