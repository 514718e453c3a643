namespace Pipeline.TagQuotes;

/// <summary>Finds the reporting verbs and phrases of a sentence and their sources.</summary>
/// <remarks>One pass over the words outside quotation marks; bounded work per cue.</remarks>
internal sealed class CueFinder(Article article, SourceFinder sources)
{
    /// <summary>The most words before the colon of a turn: "Sen. Anna Berg (Labour), committee chair:".</summary>
    private const int LongestLabel = 9;

    private readonly List<Word> _words = article.Words;
    private readonly VerbReading _reading = new(article, sources);

    /// <summary>Appends the cues of a unit, in order.</summary>
    public void Find(Unit unit, List<Cue> cues)
    {
        var first = cues.Count;
        if (Label(unit) is { } label)
            cues.Add(label);
        for (var i = unit.First; i < unit.End; i++)
        {
            if (_words[i].IsMark || _words[i].IsRegion)
                continue;
            if (article.IsWord(i, "according") && i + 2 < unit.End && article.IsWord(i + 1, "to") && !VerbReading.IsIdiom(article.TextOf(i + 2)))
            {
                var source = sources.ToComma(unit, sources.After(unit, i + 2, withApposition: true), i + 2, opensSentence: i - unit.First < 3);
                if (source.Exists)
                    cues.Add(new Cue(CueKind.According, i, source.End, VerbFrame.Bare | VerbFrame.Quote | VerbFrame.Trailing, VerbForm.None, source, Doubtful: false));
            }
            else if (i > unit.First && article.IsWord(i, "on") && IsWent(i - 1) && EndsOrQuotes(unit, i + 1))
            {
                var source = sources.Before(unit, i - 1);
                if (source.Exists)
                    cues.Add(new Cue(CueKind.SubjectVerb, i - 1, i + 1, VerbFrame.Quote | VerbFrame.Trailing, VerbForm.Past, source, Doubtful: false));
            }
            else if (i > unit.First && article.IsWord(i, "clear") && IsMake(i - 1))
            {
                var source = sources.Before(unit, i - 1);
                if (source.Exists)
                    cues.Add(new Cue(CueKind.SubjectVerb, i - 1, i + 1, VerbFrame.That, VerbForm.Past, source, IsDoubtful(unit, i - 1)));
            }
            else if (IsOwnedNoun(unit, i))
            {
                var source = sources.OwnerOf(unit, i);
                if (source.Exists)
                    cues.Add(new Cue(CueKind.SubjectVerb, i, i + 1, VerbFrame.That, VerbForm.None, source, Doubtful: false));
            }
            else if (NounCues.End(article, unit, i) is > 0 and var end)
            {
                var source = sources.Before(unit, i);
                if (source.Exists && !_words[source.CoreEnd - 1].Is(WordClass.Relative))
                    cues.Add(new Cue(CueKind.SubjectVerb, i, end, VerbFrame.Object, VerbForm.Past, source, IsDoubtful(unit, i)) { HasNoun = true });
            }
            else if (_words[i].Frame != VerbFrame.None && Verb(unit, i, cues, first) is { } cue)
            {
                cues.Add(cue);
            }
        }
    }

    /// <summary>"BERG: The bridge is safe.": a turn of a transcript, or a headline.</summary>
    private Cue? Label(Unit unit)
    {
        if (!unit.StartsParagraph)
            return null;
        var most = Math.Min(unit.End - 1, unit.First + LongestLabel);
        for (var i = unit.First; i < most; i++)
        {
            var word = _words[i];
            if (word.Mark == ':')
                return i > unit.First ? new Cue(CueKind.Label, i, i + 1, VerbFrame.Bare | VerbFrame.Quote, VerbForm.None, new Source(unit.First, i, i), Doubtful: false) : null;
            if (word.IsRegion || word.Is(WordClass.End) || (word.Frame != VerbFrame.None && word.Form is VerbForm.Past or VerbForm.Present) || word.Is(WordClass.Pronoun | WordClass.Auxiliary | WordClass.Modal | WordClass.Relative))
                return null;
        }

        return null;
    }

    private bool EndsOrQuotes(Unit unit, int at) => at >= unit.End || _words[at].IsMark || _words[at].IsRegion;

    /// <summary><i>went on</i>.</summary>
    private bool IsWent(int i) => article.IsWord(i, "went") || article.IsWord(i, "goes");

    /// <summary><i>made clear that</i>.</summary>
    private bool IsMake(int i) => article.IsWord(i, "made") || article.IsWord(i, "makes") || article.IsWord(i, "make");

    /// <summary><i>Smith's claim that</i>, <i>his statement that</i>.</summary>
    private bool IsOwnedNoun(Unit unit, int i) =>
        i > unit.First && i + 1 < unit.End && _words[i + 1].Is(WordClass.That) && _words[i - 1].Is(WordClass.Clitic | WordClass.PossessivePronoun)
        && (article.IsWord(i, "claim") || article.IsWord(i, "claims") || article.IsWord(i, "statement") || article.IsWord(i, "assertion") || article.IsWord(i, "warning")
            || article.IsWord(i, "announcement") || article.IsWord(i, "suggestion") || article.IsWord(i, "allegation") || article.IsWord(i, "allegations")
            || article.IsWord(i, "argument") || article.IsWord(i, "insistence") || article.IsWord(i, "contention") || article.IsWord(i, "admission"));

    private Cue? Verb(Unit unit, int verb, List<Cue> cues, int firstCue)
    {
        var word = _words[verb];
        var frame = word.Frame;
        var end = verb + 1;
        if (word.Phrasal && !TakesParticle(unit, verb, ref frame, ref end))
            return null;
        if (frame.HasFlag(VerbFrame.Naming) && end < unit.End && (article.IsWord(end, "for") || article.IsWord(end, "on")) && VerbReading.IsCall(article.TextOf(verb)))
        {
            frame = VerbFrame.Object | (frame & VerbFrame.Noun);
            end++;
        }

        var before = verb - 1;
        while (before >= unit.First && (_words[before].Is(WordClass.Adverb | WordClass.Negation) || sources.IsLyAdverb(before)))
            before--;
        if (before < unit.First && word.Form is not (VerbForm.Past or VerbForm.Present))
            return null;
        if ((before >= unit.First && _reading.IsNoVerb(unit, verb, before, frame)) || _reading.IsOther(unit, verb, before))
            return null;

        if (Inverted(unit, verb, end, frame) is { } inverted)
            return inverted;
        if (before < unit.First)
            return null;
        var doubtful = IsDoubtful(unit, verb);
        if (_reading.IsQuotedAs(unit, verb) && sources.Before(unit, verb - 1) is { Exists: true } witness)
            return new Cue(CueKind.Dependent, verb, end, frame, word.Form, witness, doubtful);
        if (word.Form == VerbForm.Participle && !_words[before].Is(WordClass.Auxiliary) && !IsContractedBe(unit, before))
            return Dependent(unit, verb, end, before, frame, cues, firstCue);
        if (word.Form is VerbForm.Base && _words[before].Is(WordClass.To))
            return WentOn(unit, verb, end, before, frame);
        var source = sources.Before(unit, verb);
        if (source.Exists)
            return new Cue(CueKind.SubjectVerb, verb, end, frame, word.Form, source, doubtful);
        // "Berg, who led the port until 2013, said": too long an insertion to be read; the subject of the sentence says it.
        if ((_words[before].IsDash || _words[before].Mark == ',') && frame.HasFlag(VerbFrame.Bare) && word.Form is VerbForm.Past or VerbForm.Present && sources.ClauseSubject(unit, before) is { Exists: true } far && _words[far.End].Mark == _words[before].Mark)
            return new Cue(CueKind.SubjectVerb, verb, end, frame, word.Form, far, doubtful);
        if ((frame & (VerbFrame.Object | VerbFrame.Naming)) != VerbFrame.None && !_words[before].Is(WordClass.Conjunction))
            return null;
        return _words[before].Is(WordClass.Conjunction | WordClass.Auxiliary) || _words[before].Mark == ','
            ? Dependent(unit, verb, end, before, frame, cues, firstCue)
            : null;
    }

    private bool IsContractedBe(Unit unit, int i) => _words[i].Is(WordClass.Clitic) && i > unit.First && _words[i - 1].Is(WordClass.Pronoun);

    /// <summary><i>pointed out</i> takes a clause, <i>pointed to</i> and <i>referred to</i> a noun phrase, the bare verb nothing.</summary>
    private bool TakesParticle(Unit unit, int verb, ref VerbFrame frame, ref int end)
    {
        if (end >= unit.End)
            return false;
        if (article.IsWord(end, "out"))
            frame &= ~VerbFrame.Object;
        else if (article.IsWord(end, "to"))
            frame = VerbFrame.Object | (frame & VerbFrame.Noun);
        else
            return false;
        end++;
        return frame != VerbFrame.None;
    }

    private bool IsDoubtful(Unit unit, int verb)
    {
        for (var i = verb - 1; i >= unit.First && i > verb - 5 && (_words[i].Is(WordClass.BeforeVerb | WordClass.To) || sources.IsLyAdverb(i)); i--)
        {
            if (_words[i].Is(WordClass.Negation | WordClass.Modal) || article.TextOf(i).EndsWith("n't", StringComparison.OrdinalIgnoreCase) || article.TextOf(i).EndsWith("n’t", StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Nothing is "called" or "praised" before its speaker: "Berg, the mayor, called the plan “a joke”".</summary>
    private static bool MayPrecedeSubject(VerbFrame frame) =>
        (frame & (VerbFrame.Trailing | VerbFrame.Quote)) != VerbFrame.None && (frame & (VerbFrame.Naming | VerbFrame.Object)) == VerbFrame.None;

    /// <summary>Verb before subject, which only follows content: <i>“…,” said Smith</i>; <i>…, says a new report</i>.</summary>
    private Cue? Inverted(Unit unit, int verb, int end, VerbFrame frame)
    {
        if (!MayPrecedeSubject(frame) || _words[verb].Form is not (VerbForm.Past or VerbForm.Present) || end >= unit.End || verb == unit.First)
            return null;
        var previous = _words[verb - 1];
        if (!previous.IsRegion && !previous.IsDash && previous.Mark != ',')
            return null;
        if (_words[end].Is(WordClass.Pronoun | WordClass.ObjectPronoun) && !_words[end].Is(WordClass.Determiner) && !_words[end].Is(WordClass.PossessivePronoun) && frame.HasFlag(VerbFrame.Person))
            return null;
        if ((_words[end].Is(WordClass.Time) && !_words[end].Is(WordClass.Person)) || sources.IsLyAdverb(end))
            return null;
        if (!previous.IsRegion && sources.ClosesInsertion(unit, verb - 1))
            return null;
        var source = sources.After(unit, end, withApposition: true);
        if (!source.Exists)
            return null;
        var next = source.CoreEnd;
        if (!previous.IsRegion && next < unit.End && !_words[next].IsMark && (_words[next].Is(WordClass.That) || !_words[next].Is(WordClass.Preposition | WordClass.Time | WordClass.Relative | WordClass.Subordinator | WordClass.Quoted)))
            return null;
        if (previous.IsRegion && next < unit.End && _words[next].Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite))
            return null;
        return new Cue(CueKind.Inverted, verb, source.End, frame, _words[verb].Form, source, Doubtful: false);
    }

    /// <summary><i>went on to say</i>, <i>declined to say whether</i>; any other infinitive reports nothing that was said.</summary>
    private Cue? WentOn(Unit unit, int verb, int end, int to, VerbFrame frame)
    {
        var main = to - 1;
        if (NounCues.IsDeclined(article, unit, main) && article.IsWord(verb, "say") && end < unit.End && _words[end].Is(WordClass.Wh))
            return Declined(unit, verb, end, main);
        if (main > unit.First && article.IsWord(main, "on") && IsWent(main - 1))
            main--;
        else
            return null;
        var source = sources.Before(unit, main);
        return source.Exists ? new Cue(CueKind.SubjectVerb, verb, end, frame, VerbForm.Past, source, Doubtful: false) : null;
    }

    /// <summary><i>declined to say whether</i>: what is asked is reported, but words in quotation marks are then not those of the source.</summary>
    private Cue? Declined(Unit unit, int verb, int end, int main)
    {
        for (var i = end; i < unit.End && _words[i].Mark != ','; i++)
        {
            if (_words[i].IsRegion)
                return null;
        }

        var source = sources.Before(unit, main);
        return source.Exists ? new Cue(CueKind.SubjectVerb, verb, end, VerbFrame.That, VerbForm.Past, source, Doubtful: false) : null;
    }

    /// <summary>A participle or a second verb without a subject: its source is that of the cue before, or the subject of the clause.</summary>
    private Cue? Dependent(Unit unit, int verb, int end, int before, VerbFrame frame, List<Cue> cues, int firstCue)
    {
        var word = _words[verb];
        // "Reuters reported, citing Interfax" names a source and no words.
        if (word.Form == VerbForm.Base || article.IsWord(verb, "citing") || article.IsWord(before, "without"))
            return null;
        if (word.Form == VerbForm.Participle && _words[before].IsNominal && !_words[before].IsMark && !IsStatement(before))
        {
            // "people saying …" have said it themselves; "talks, saying" is the comma case below.
            if (!_words[before].Is(WordClass.Role) && !_words[before].IsCapitalised && !_words[before].Is(WordClass.Pronoun))
                return null;
            var near = sources.Before(unit, verb);
            return near.Exists ? new Cue(CueKind.Dependent, verb, end, frame, word.Form, near, Doubtful: false) : null;
        }

        var source = cues.Count > firstCue ? cues[^1].Source : sources.ClauseSubject(unit, verb);
        return new Cue(CueKind.Dependent, verb, end, frame, word.Form, source, IsDoubtful(unit, verb));
    }

    private bool IsStatement(int i) =>
        article.IsWord(i, "statement") || article.IsWord(i, "letter") || article.IsWord(i, "tweet") || article.IsWord(i, "email") || article.IsWord(i, "post")
        || article.IsWord(i, "message") || article.IsWord(i, "memo") || article.IsWord(i, "interview") || article.IsWord(i, "release") || article.IsWord(i, "report") || article.IsWord(i, "video");
}
