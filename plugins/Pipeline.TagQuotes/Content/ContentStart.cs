namespace Pipeline.TagQuotes;

/// <summary>Finds where the content after a cue starts: past the person told, times, places and "that".</summary>
internal sealed class ContentStart(Article article, SourceFinder sources)
{
    /// <summary>The most phrases that stand between a cue and its content: <i>told the BBC on Monday in a long interview that</i>.</summary>
    private const int MostPhrases = 8;

    private readonly List<Word> _words = article.Words;

    /// <summary>The first word of the content; −1 when the cue's clause ends first. <paramref name="stop"/> is then where it ended.</summary>
    /// <param name="unit">The sentence.</param>
    /// <param name="cue">The cue.</param>
    /// <param name="opening">What introduces the content.</param>
    /// <param name="stop">The content's first word, or the mark that ends the cue's clause.</param>
    public int Find(Unit unit, Cue cue, out ContentOpening opening, out int stop)
    {
        opening = ContentOpening.Bare;
        var at = cue.End;
        var toldWhom = !(cue.Takes(VerbFrame.Person) || IsAsked(unit, cue)) || cue.Kind == CueKind.Inverted;
        for (var phrases = 0; phrases < MostPhrases && at < unit.End; phrases++)
        {
            stop = at;
            var word = _words[at];
            if (word.IsRegion)
            {
                opening = ContentOpening.Quoted;
                return at;
            }

            if (word.Is(WordClass.That) && IsComplementizer(unit, at))
            {
                opening = ContentOpening.That;
                stop = at + 1;
                return at + 1 < unit.End ? at + 1 : -1;
            }

            if (word.Mark == ':')
            {
                opening = ContentOpening.Colon;
                at++;
                if (at < unit.End && !_words[at].IsRegion)
                {
                    stop = at;
                    return at;
                }

                continue;
            }

            if (word.IsMark)
            {
                at = AfterInsertion(unit, at);
                if (at < 0)
                    return -1;
                continue;
            }

            if (!toldWhom)
            {
                toldWhom = true;
                var end = sources.PhraseEnd(at, unit.End);
                // "told Oslo Times editor Anna Berg that": only what follows tells that the name is not the subject of the content.
                var joined = sources.PhraseEnd(at, unit.End, joinsNames: true);
                if (joined > end && joined < unit.End && _words[joined].Is(WordClass.That | WordClass.Quoted))
                    end = joined;
                if (end > at && !word.Is(WordClass.That) && !(end < unit.End && _words[end].Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite)))
                {
                    at = end;
                    continue;
                }
            }

            if (word.Is(WordClass.Wh) && !word.Is(WordClass.Determiner))
            {
                opening = ContentOpening.Question;
                return at;
            }

            if (word.Is(WordClass.To) && at + 1 < unit.End && cue.Takes(VerbFrame.Infinitive) && IsInfinitive(at + 1))
            {
                opening = ContentOpening.Infinitive;
                return at;
            }

            var next = SkipPhrase(unit, at);
            // What a finite verb follows was its subject: "said each year of study was worth it".
            if (next == at || (next < unit.End && _words[next].Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite)))
                return at;
            at = next;
        }

        stop = Math.Min(at, unit.End);
        return -1;
    }

    /// <summary>"asked the court whether": who was asked stands before the question.</summary>
    private bool IsAsked(Unit unit, Cue cue) =>
        article.TextOf(cue.Verb) is "asked" or "asks" or "asking" && cue.End < unit.End && !_words[cue.End].Is(WordClass.Wh | WordClass.Preposition | WordClass.To)
        && sources.PhraseEnd(cue.End, unit.End, joinsNames: true) is var end && end > cue.End && end < unit.End && article.TextOf(end) is "whether" or "if" or "how" or "why" or "what";

    /// <summary>"that" opens a clause, unless it is the demonstrative of "said that Monday".</summary>
    private bool IsComplementizer(Unit unit, int at) => at + 1 >= unit.End || !_words[at + 1].Is(WordClass.Auxiliary | WordClass.Modal) || _words[at + 1].IsCapitalised;

    private bool IsInfinitive(int at) => !_words[at].Is(WordClass.Preposition | WordClass.Mark | WordClass.Number | WordClass.Determiner | WordClass.Pronoun | WordClass.PossessivePronoun | WordClass.ObjectPronoun | WordClass.Capitalised);

    /// <summary>A comma after the cue: straight before a quotation, or around an insertion that content follows.</summary>
    private int AfterInsertion(Unit unit, int at)
    {
        if (_words[at].Mark != ',' || at + 1 >= unit.End)
            return -1;
        if (_words[at + 1].IsRegion || _words[at + 1].Is(WordClass.That))
            return at + 1;
        if (!_words[at + 1].Is(WordClass.Preposition | WordClass.Adverb | WordClass.Subordinator | WordClass.Time) && _words[at + 1].Form != VerbForm.Participle)
            return -1;
        for (var close = at + 2; close < unit.End && close < at + 14; close++)
        {
            if (_words[close].IsRegion || _words[close].Is(WordClass.End) || _words[close].Frame.HasFlag(VerbFrame.Bare))
                return -1;
            if (_words[close].Mark == ',' && close + 1 < unit.End)
                return _words[close + 1].IsRegion || _words[close + 1].Is(WordClass.That) ? close + 1 : -1;
        }

        return -1;
    }

    /// <summary>Past a time, an adverb or a prepositional phrase that says when, where or how it was said.</summary>
    private int SkipPhrase(Unit unit, int at)
    {
        var word = _words[at];
        if (word.Is(WordClass.Time) && !word.Is(WordClass.Modal))
            return SkipTimes(unit, at);
        if ((word.Is(WordClass.Adverb) || sources.IsLyAdverb(at)) && at + 1 < unit.End && _words[at + 1].Is(WordClass.That | WordClass.Quoted | WordClass.Time | WordClass.Preposition | WordClass.Mark))
            return at + 1;
        if (word.Is(WordClass.Determiner) && at + 1 < unit.End && _words[at + 1].Is(WordClass.Time) && (article.IsWord(at, "this") || article.IsWord(at, "that")))
            return SkipTimes(unit, at + 1);
        if (!word.Is(WordClass.Preposition | WordClass.To) || at + 1 >= unit.End)
            return at;
        if (_words[at + 1].Is(WordClass.Time))
            return SkipTimes(unit, at + 1);
        var end = sources.PhraseEnd(at + 1, unit.End);
        return end > at + 1 ? end : at;
    }

    private int SkipTimes(Unit unit, int at)
    {
        while (at < unit.End && (_words[at].Is(WordClass.Time | WordClass.Number) || article.IsWord(at, "'s")) && !_words[at].Is(WordClass.Modal))
            at++;
        return at;
    }
}
