namespace Pipeline.TagQuotes;

/// <summary>Finds where reported content ends in its sentence.</summary>
/// <remarks>The stops and their order come from counting, on the training articles of PolNeAR, what follows the content of indirect and
/// mixed quotations that end before their sentence does.</remarks>
internal sealed class ClauseExtent(Article article)
{
    private readonly List<Word> _words = article.Words;

    /// <summary>The end of the content that starts at <paramref name="first"/>.</summary>
    /// <param name="unit">The sentence.</param>
    /// <param name="first">The first word of the content.</param>
    /// <param name="cue">The index of its cue in <paramref name="cues"/>.</param>
    /// <param name="cues">The cues of the sentence, in order.</param>
    public int End(Unit unit, int first, int cue, List<Cue> cues)
    {
        var next = cue + 1;
        var brackets = 0;
        for (var i = first; i < unit.End; i++)
        {
            var word = _words[i];
            while (next < cues.Count && cues[next].Verb < i)
                next++;
            if (word.Mark is '(' or '[')
                brackets++;
            else if (word.Mark is ')' or ']' && --brackets < 0)
                return i;
            if (word.Is(WordClass.End) && i + 1 >= unit.End)
                return i;
            if (word.Is(WordClass.End) && word.Mark == '.')
                return i;
            if (word.IsRegion && EndsSentence(word.Region) && (i + 1 >= unit.End || _words[i + 1].IsCapitalised && !_words[i + 1].IsRegion))
                return i + 1;
            if (brackets > 0 || i == first)
                continue;
            if (word.Mark == ';')
                return i;
            if ((word.Mark is ',' or '—' or '–' || word.IsRegion) && i + 1 < unit.End && StopsAfter(unit, i, next, cues))
                return word.IsRegion ? i + 1 : i;
            if (word.Is(WordClass.Conjunction) && StartsNewPredicate(unit, i, next, cues))
                return i;
        }

        return unit.End;
    }

    private bool EndsSentence(int region)
    {
        var inner = article.Regions[region].Inner;
        return article.Text[inner.End - 1] is '.' or '!' or '?';
    }

    /// <summary>After a comma: another attribution, a participle that reports more, a second predicate, or a loose clause of the reporter's.</summary>
    private bool StopsAfter(Unit unit, int comma, int next, List<Cue> cues)
    {
        var at = comma + 1;
        for (var i = next; i < cues.Count && cues[i].First <= at + 3; i++)
        {
            var cue = cues[i];
            if (cue.First == at && cue.Kind is CueKind.According or CueKind.Inverted)
                return true;
            if (cue.First == at && cue.Kind == CueKind.SubjectVerb && cue.Takes(VerbFrame.Trailing) && EndsClause(unit, cue.End))
                return true;
            if (cue.Verb == at && cue.Form == VerbForm.Participle)
                return true;
        }

        var word = _words[at];
        if (_words[comma].IsRegion && word.Is(WordClass.Conjunction))
            return StartsNewPredicate(unit, at, next, cues);
        if (_words[comma].IsRegion)
            return false;
        if (word.Is(WordClass.Conjunction))
            return StartsNewPredicate(unit, at, next, cues) || StartsPredicateAfterComma(unit, at);
        return article.IsWord(at, "while") || article.IsWord(at, "although") || article.IsWord(at, "though") || article.IsWord(at, "after")
            || article.IsWord(at, "citing") || article.IsWord(at, "referring") || article.IsWord(at, "compared");
    }

    /// <summary>"…, state agency Tass reported on Monday.": nothing but time and place until the sentence ends.</summary>
    private bool EndsClause(Unit unit, int at)
    {
        while (at < unit.End && !_words[at].IsMark && !_words[at].IsRegion && at < unit.First + 400)
        {
            if (_words[at].Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite | WordClass.That | WordClass.Pronoun))
                return false;
            at++;
        }

        return at >= unit.End || _words[at].Mark is '.' or ',';
    }

    /// <summary>"and added …", "but declined …": a verb of the source's own right after the conjunction.</summary>
    private bool StartsNewPredicate(Unit unit, int conjunction, int next, List<Cue> cues)
    {
        var at = conjunction + 1;
        while (at < unit.End && _words[at].Is(WordClass.Adverb))
            at++;
        if (at >= unit.End)
            return false;
        for (var i = next; i < cues.Count && cues[i].Verb <= at; i++)
        {
            if (cues[i].Verb == at && cues[i].Form is VerbForm.Past or VerbForm.Present && cues[i].Kind == CueKind.Dependent)
                return true;
        }

        return article.IsWord(at, "declined") || article.IsWord(at, "refused");
    }

    private bool StartsPredicateAfterComma(Unit unit, int conjunction)
    {
        var at = conjunction + 1;
        while (at < unit.End && _words[at].Is(WordClass.Adverb))
            at++;
        if (at >= unit.End || _words[at].IsCapitalised)
            return false;
        return _words[at].Is(WordClass.Finite) || article.IsWord(at, "did") || article.IsWord(at, "has") || article.IsWord(at, "had");
    }
}
