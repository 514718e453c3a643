namespace Pipeline.TagQuotes;

/// <summary>Finds where reported content ends in its sentence.</summary>
/// <remarks>The stops and their order come from counting, on the training articles of PolNeAR, what follows the content of indirect and
/// mixed quotations that end before their sentence does.</remarks>
internal sealed class ClauseExtent(Article article)
{
    /// <summary>The most words of reported content, a quoted region counted as one: keeps a text without sentences linear.</summary>
    private const int MostWords = 400;

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
        var named = cues[cue].Takes(VerbFrame.Object | VerbFrame.Naming);
        var subordinate = IsSubordinate(unit, cues[cue].First);
        var afterDash = HasDash(unit, cues[cue].First);
        var most = Math.Min(unit.End, first + MostWords);
        for (var i = first; i < most; i++)
        {
            var word = _words[i];
            while (next < cues.Count && cues[next].Verb < i)
                next++;
            if (HardEnd.IsAt(unit, word, i, ref brackets))
                return i;
            if (word.IsRegion && i + 1 < unit.End && StopsAtRegion(unit, i, first, next, named, cues))
                return i + 1;
            if (brackets > 0 || i == first)
                continue;
            if (word.Mark == ';')
                return i;
            if (subordinate && word.Mark == ',' && i + 1 < unit.End && (_words[i + 1].IsCapitalised || _words[i + 1].Is(WordClass.Pronoun | WordClass.Determiner)))
                return i;
            if (word.IsDash && (afterDash || (i + 1 < unit.End && _words[i + 1].Is(WordClass.Determiner))))
                return i;
            if (word.Mark == ',' || word.IsDash)
            {
                if (i + 1 < unit.End && StopsAfterComma(unit, i + 1, next, named, cues))
                    return i;
            }
            else if (word.Is(WordClass.Conjunction) && (StartsNewPredicate(unit, i, next, cues) || StartsNewClause(i, next, cues)))
            {
                return i;
            }
            else if (named && i > first + 1 && EndsNaming(i))
            {
                return i;
            }
        }

        return most;
    }

    /// <summary>"While Berg says it is safe, others disagree": the main clause follows at a comma.</summary>
    private bool IsSubordinate(Unit unit, int first) =>
        first > unit.First && _words[first - 1].Is(WordClass.Subordinator)
        && (first - unit.First <= 2
            ? !article.IsWord(first - 1, "that") && !article.IsWord(first - 1, "as")
            : article.IsWord(first - 1, "when") || article.IsWord(first - 1, "if"));

    private bool HasDash(Unit unit, int before)
    {
        for (var i = before - 1; i >= unit.First && i > before - 30; i--)
        {
            if (_words[i].IsDash)
                return true;
        }

        return false;
    }

    /// <summary>What was named is over where the reporter says when, where or why: "called it a disgrace during a debate".</summary>
    private bool EndsNaming(int i) =>
        article.IsWord(i, "after") || article.IsWord(i, "during") || article.IsWord(i, "when") || article.IsWord(i, "while") || article.IsWord(i, "before")
        || (_words[i].Is(WordClass.Preposition) && i + 1 < _words.Count && _words[i + 1].Is(WordClass.Time));

    /// <summary>Whether the content ends with a quoted region: it is a sentence of its own, or what follows is the reporter's.</summary>
    private bool StopsAtRegion(Unit unit, int region, int first, int next, bool named, List<Cue> cues)
    {
        var at = region + 1;
        var following = _words[at];
        if (article.LastInside(_words[region].Region) is '.' or '!' or '?' && following.IsCapitalised)
            return true;
        if (article.LastInside(_words[region].Region) == ',')
        {
            if (following.IsRegion)
                return false;
            if (region == first || following.Is(WordClass.Pronoun) || StopsAfterComma(unit, at, next, named, cues))
                return true;
        }

        if (following.Is(WordClass.Conjunction))
            return StartsNewPredicate(unit, at, next, cues) || StartsNewClause(at, next, cues);
        if (IsCueAt(unit, at, next, cues))
            return true;
        if (article.IsWord(at, "before") || article.IsWord(at, "after") || article.IsWord(at, "while"))
            return true;
        return named && (following.IsDash || following.Is(WordClass.Subordinator | WordClass.Time | WordClass.To) || (following.Is(WordClass.Preposition) && !article.IsWord(at, "of")));
    }

    /// <summary>After a comma: another attribution, a participle that reports more, a second predicate, or a loose clause of the reporter's.</summary>
    private bool StopsAfterComma(Unit unit, int at, int next, bool named, List<Cue> cues)
    {
        if (IsCueAt(unit, at, next, cues))
            return true;
        var word = _words[at];
        if (word.Is(WordClass.Conjunction))
            return StartsNewPredicate(unit, at, next, cues) || StartsNewClause(at, next, cues) || StartsPredicateAfterComma(unit, at);
        if (word.Is(WordClass.Subordinator) && StartsNewClause(at, next, cues))
            return true;
        if (named && word.Is(WordClass.Relative | WordClass.Subordinator | WordClass.Preposition))
            return true;
        if (article.IsWord(at, "as") && at + 1 < unit.End && _words[at + 1].Is(WordClass.Auxiliary))
            return true;
        return article.IsWord(at, "while") || article.IsWord(at, "although")
            || (article.IsWord(at, "after") && at + 1 < unit.End && !article.TextOf(at + 1).EndsWith("ing", StringComparison.Ordinal))
            || article.IsWord(at, "citing") || article.IsWord(at, "referring") || article.IsWord(at, "compared");
    }

    /// <summary>Another attribution: "…, according to", "…, said Smith", "…, Smith said.", "…, adding".</summary>
    private bool IsCueAt(Unit unit, int at, int next, List<Cue> cues)
    {
        for (var i = next; i < cues.Count && cues[i].First <= at; i++)
        {
            var cue = cues[i];
            if (cue.First == at && cue.Kind is CueKind.According or CueKind.Inverted)
                return true;
            if (cue.First == at && cue.Kind == CueKind.SubjectVerb && !_words[at].Is(WordClass.Relative) && (cue.Takes(VerbFrame.Bare) || EndsClause(unit, cue.End)))
                return true;
            if (cue.Verb == at && cue.Form == VerbForm.Participle)
                return true;
        }

        return false;
    }

    /// <summary>"…, but he said", "… and Democrats accused", "…, though she noted": a new clause that reports something else.</summary>
    private static bool StartsNewClause(int conjunction, int next, List<Cue> cues)
    {
        for (var i = next; i < cues.Count && cues[i].First <= conjunction + 1; i++)
        {
            if (cues[i].First == conjunction + 1 && cues[i].Kind == CueKind.SubjectVerb && !cues[i].Doubtful && cues[i].Takes(VerbFrame.Bare | VerbFrame.That | VerbFrame.Object))
                return true;
        }

        return false;
    }

    /// <summary>"…, state agency Tass reported on Monday.": nothing but time and place until the sentence ends.</summary>
    private bool EndsClause(Unit unit, int at)
    {
        var most = Math.Min(unit.End, at + 40);
        while (at < most && !_words[at].IsMark && !_words[at].IsRegion)
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
        return _words[at].Is(WordClass.Finite) || article.IsWord(at, "did") || article.IsWord(at, "has") || article.IsWord(at, "had")
            || article.TextOf(at).EndsWith("ed", StringComparison.Ordinal);
    }
}
