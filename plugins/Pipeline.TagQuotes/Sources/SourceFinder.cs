namespace Pipeline.TagQuotes;

/// <summary>Finds the noun phrase before or after a verb, with titles and appositions.</summary>
/// <remarks>Looks at most <see cref="Reach"/> words far, so O(1) per cue.</remarks>
internal sealed partial class SourceFinder(Article article, NameIndex names)
{
    /// <summary>The longest source with its apposition; longer ones are nearly always a misreading.</summary>
    private const int Reach = 40;

    private readonly List<Word> _words = article.Words;

    /// <summary>The subject that ends right before <paramref name="verb"/>, its auxiliaries and adverbs; <see cref="Source.None"/> when the
    /// clause has none of its own.</summary>
    public Source Before(Unit unit, int verb)
    {
        var least = Math.Max(unit.First, verb - Reach);
        var at = verb - 1;
        while (at >= least && (_words[at].Is(WordClass.BeforeVerb) || IsVerbalClitic(at) || IsLyAdverb(at) || IsInsideVerb(at, least)) && !IsNounPhraseEnd(at))
            at--;
        at = SkipTimeBack(at, least);
        if (at < least)
            return Source.None;
        if (_words[at].Mark is ',' or ')' or '–' or '—' or '―')
            return BeforeInsertion(unit, at, least);
        return Phrase(at, least);
    }

    /// <summary>The owner in "Smith's claim" or "his claim".</summary>
    public Source OwnerOf(Unit unit, int noun)
    {
        if (_words[noun - 1].Is(WordClass.PossessivePronoun))
            return new Source(noun - 1, noun, noun);
        return noun - 2 >= unit.First ? Phrase(noun - 2, Math.Max(unit.First, noun - Reach)) : Source.None;
    }

    /// <summary>"Trump on Saturday said", "Berg earlier Thursday said": back over the time to the subject.</summary>
    private int SkipTimeBack(int at, int least)
    {
        var time = at;
        while (time > least && _words[time].Is(WordClass.Time) && !_words[time].Is(WordClass.Person))
            time--;
        if (time == at)
            return at;
        if (_words[time].Is(WordClass.Determiner) || _words[time].Is(WordClass.Number))
            time--;
        if (time > least && _words[time].Is(WordClass.Preposition))
            return time - 1;
        return time >= least && (_words[time].IsCapitalised || _words[time].Is(WordClass.Pronoun | WordClass.Role)) ? time : at;
    }

    /// <summary>The noun phrase that starts at <paramref name="at"/>: the subject of an inverted clause, the person told, the source of
    /// "according to".</summary>
    public Source After(Unit unit, int at, bool withApposition)
    {
        var most = Math.Min(unit.End, at + Reach);
        var end = PhraseEnd(at, most, joinsNames: true);
        if (end <= at)
            return Source.None;
        var core = end;
        if (withApposition && end < most && _words[end].Mark == ',')
        {
            var close = NextMark(end + 1, most);
            if (close > end + 1 && IsApposition(end + 1, close) && IsVerbless(end + 1, close))
                end = close;
        }

        return new Source(at, end, core);
    }

    /// <summary>The source of "according to …": where it opens its sentence, all that stands before the next comma.</summary>
    public Source ToComma(Unit unit, Source source, int at, bool opensSentence)
    {
        var end = source.Exists ? source.End : at;
        var most = Math.Min(unit.End, at + Reach);
        if (!opensSentence || end >= most || _words[end].IsMark)
            return source;
        for (var i = end; i < most; i++)
        {
            if (_words[i].IsRegion || _words[i].Is(WordClass.End))
                return source;
            if (_words[i].Mark == ',' && i > at)
                return new Source(at, i, source.Exists && _words[source.CoreEnd - 1].IsCapitalised ? source.CoreEnd : i);
        }

        return source;
    }

    /// <summary>The subject of the sentence's main clause, when it stands before <paramref name="limit"/>: past an opening adverb, time or
    /// prepositional phrase.</summary>
    public Source ClauseSubject(Unit unit, int limit)
    {
        var at = unit.First;
        for (var tries = 0; tries < 3 && at < limit; tries++)
        {
            while (at < limit && at - unit.First < Reach && (_words[at].IsMark || _words[at].Is(WordClass.Conjunction | WordClass.Adverb) || _words[at].IsRegion))
                at++;
            if (at >= limit)
                break;
            if (!_words[at].Is(WordClass.Preposition | WordClass.Subordinator | WordClass.Time | WordClass.To) && _words[at].Form != VerbForm.Participle && !OpensWithParticiple(at))
            {
                var end = CutAtVerb(at, PhraseEnd(at, Math.Min(limit, at + Reach)));
                if (end > at)
                    return new Source(at, end, end);
                break;
            }

            while (at < limit && at - unit.First < Reach && _words[at].Mark != ',')
                at++;
        }

        return Source.None;
    }

    /// <summary>"Speaking in Oslo, …", "Pressed on the delay, …".</summary>
    private bool OpensWithParticiple(int at)
    {
        var word = article.TextOf(at);
        return at + 1 < _words.Count && word.Length > 4 && (word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal))
            && _words[at + 1].Is(WordClass.Preposition | WordClass.Determiner | WordClass.To | WordClass.Adverb | WordClass.PossessivePronoun | WordClass.ObjectPronoun | WordClass.Wh);
    }

    /// <summary>"has long said": whatever stands between an auxiliary and its verb.</summary>
    private bool IsInsideVerb(int i, int least) =>
        i > least && !_words[i].IsCapitalised && !_words[i].Is(WordClass.Function) && _words[i - 1].Is(WordClass.Auxiliary) && !_words[i].Is(WordClass.Role);

    /// <summary>A comma right before the verb: the subject stands before an apposition or an insertion.</summary>
    private Source BeforeInsertion(Unit unit, int close, int least)
    {
        var opener = _words[close].Mark switch { ')' => '(', var mark => mark };
        var open = close - 1;
        while (open > least && _words[open].Mark != opener && !_words[open].Is(WordClass.End | WordClass.Quoted))
            open--;
        if (open <= least || _words[open].Mark != opener)
            return Source.None;
        // "…, Minister of Innovation, Science and Development, said": commas inside the apposition; the name is what the sentence starts with.
        var subject = ClauseSubject(unit, close);
        if (subject.Exists && subject.End < open && _words[subject.End].Mark == ',' && IsVerbless(subject.End, close) && IsApposition(subject.End + 1, close))
            return subject with { End = close };
        var last = open - 1;
        if (_words[last].Mark == ')')
        {
            while (last > least && _words[last].Mark != '(')
                last--;
            last--;
        }

        var core = last >= least ? Phrase(last, least) : Source.None;
        if (!core.Exists)
            return Source.None;
        if (opener == '(')
            return core with { End = close + 1 };
        if (_words[open - 1].Mark == ',' || !IsApposition(open + 1, close))
            return IsInsertion(open + 1) ? core : Source.None;
        return core with { End = close };
    }

    /// <summary>Whether the comma or dash before a verb closes an insertion that says more about the subject: "Berg, who built it, denied …",
    /// "A builder, Anna Berg, denied …".</summary>
    public bool ClosesInsertion(Unit unit, int close)
    {
        var mark = _words[close].Mark;
        for (var i = close - 1; i > unit.First && i > close - Reach && !_words[i].Is(WordClass.End | WordClass.Quoted); i--)
        {
            if (_words[i].Mark == mark)
                return mark != ',' || (_words[i + 1].Is(WordClass.Relative | WordClass.PossessivePronoun) && !_words[i + 1].Is(WordClass.That))
                    || (IsVerbless(unit.First, i) && IsVerbless(i + 1, close) && IsApposition(i + 1, close));
        }

        return false;
    }

    private bool IsVerbless(int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (_words[i].Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite | WordClass.Quoted | WordClass.Pronoun | WordClass.Relative) || (_words[i].Frame != VerbFrame.None && _words[i].Form != VerbForm.Base))
                return false;
        }

        return true;
    }

    private int NextMark(int at, int most)
    {
        while (at < most && !_words[at].IsMark && !_words[at].IsRegion)
            at++;
        return at < most && _words[at].Mark is ',' or '.' ? at : -1;
    }

    /// <summary>Whether words between commas say more about the name before: ", a pollster,", ", 51,", ", who is …,".</summary>
    private bool IsApposition(int first, int end)
    {
        var word = _words[first];
        if (word.Is(WordClass.Pronoun | WordClass.Conjunction | WordClass.Adverb | WordClass.Quoted) && !word.Is(WordClass.Determiner))
            return false;
        for (var i = first; i < end; i++)
        {
            if (_words[i].Frame.HasFlag(VerbFrame.Bare) && _words[i].Form is VerbForm.Past or VerbForm.Present && !_words[first].Is(WordClass.Relative))
                return false;
        }

        return word.Is(WordClass.Determiner | WordClass.PossessivePronoun | WordClass.Number | WordClass.Role | WordClass.Title | WordClass.Relative) || word.IsCapitalised
            || (word.IsNominal && word.Frame == VerbFrame.None);
    }

    private bool IsInsertion(int first) =>
        _words[first].Is(WordClass.Preposition | WordClass.Adverb | WordClass.Subordinator | WordClass.Time | WordClass.Relative) || _words[first].Form is VerbForm.Participle or VerbForm.PastParticiple or VerbForm.Past
        || article.TextOf(first).EndsWith("ing", StringComparison.Ordinal);
}
