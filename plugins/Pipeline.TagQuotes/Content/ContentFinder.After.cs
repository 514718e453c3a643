namespace Pipeline.TagQuotes;

/// <content>The content that follows its cue: where it may start, where it ends, and whether the rules expect it.</content>
internal sealed partial class ContentFinder
{
    private void AddAfter(Unit unit, Cue cue, int index, List<Cue> cues, int start, ContentOpening opening, List<Content> contents)
    {
        _options.Clear();
        if (start >= 0)
            AddOption(unit, cue, index, cues, start, opening);
        var most = Math.Min(unit.End, cue.End + FarthestStart);
        if (index + 1 < cues.Count)
            most = Math.Min(most, cues[index + 1].First);
        for (var i = cue.End; i < most && cues.Count <= MostCues && _options.Count < MostOptions; i++)
        {
            if (_words[i].Is(WordClass.End) || _words[i].Mark == ';')
                break;
            if (_words[i].IsRegion && i != start)
                AddOption(unit, cue, index, cues, i, ContentOpening.Quoted);
            else if (_words[i].Is(WordClass.That) && i + 1 < most && i + 1 != start && i != start)
                AddOption(unit, cue, index, cues, i + 1, ContentOpening.That);
            else if (i == cue.End && i != start && opening != ContentOpening.Question && !_words[i].IsMark && !_words[i].Is(WordClass.That))
                AddOption(unit, cue, index, cues, i, ContentOpening.Bare);
        }

        AddBest(unit, contents);
    }

    private void AddOption(Unit unit, Cue cue, int index, List<Cue> cues, int start, ContentOpening opening)
    {
        var byRule = _extent.End(unit, start, index, cues);
        var (end, chance) = ends.Find(unit, start, index, cues, opening, ContentPlace.After, byRule);
        if (opening is ContentOpening.That or ContentOpening.Bare && cue.Takes(VerbFrame.Bare) && AfterInsertion(unit, start, end, opening) is > 0 and var again)
            (end, chance) = ends.Find(unit, again, index, cues, opening, ContentPlace.After, _extent.End(unit, again, index, cues));
        if (cue.Takes(VerbFrame.Object))
            end = ClauseEnd(start, end);
        if (opening == ContentOpening.Quoted && !cue.Takes(~(VerbFrame.Quote | VerbFrame.Trailing | VerbFrame.Noun | VerbFrame.Weak)))
            end = QuotedEnd(start, end);
        while (end > start && (_words[end - 1].IsDash || _words[end - 1].Mark is ',' or ';' or '.' or ':'))
            end--;
        if (end <= start || IsStranded(unit, cue, end))
            return;
        var quoted = HasRegion(start, end);
        if (opening == ContentOpening.Bare && !quoted && VerbReading.IsAdd(article.TextOf(cue.Verb)) && !HasFiniteVerb(start, end))
            return;
        var fits = _options.Count == 0 && Fits(cue, start, end, opening, quoted) && (!cue.Doubtful || (opening == ContentOpening.Quoted && quoted));
        _options.Add(new Content(start, end, cue) { Opening = opening, EndChance = chance, Fits = fits });
    }

    /// <summary>"said that the tower, which stands on rock, was safe": a clause does not end before its verb; where it goes on after what
    /// the comma at its end inserts, or −1.</summary>
    private int AfterInsertion(Unit unit, int start, int end, ContentOpening opening)
    {
        if (end + 2 >= unit.End || _words[end].Mark != ',' || HasVerbForm(start, end) || HasRegion(start, end))
            return -1;
        if (!_words[end + 1].Is(WordClass.Relative) && !(opening == ContentOpening.That && _words[end + 1].Is(WordClass.Determiner | WordClass.PossessivePronoun)))
            return -1;
        for (var i = end + 2; i + 1 < unit.End && i < end + FarthestStart; i++)
        {
            if (_words[i].Mark == ',')
                return i + 1;
        }

        return -1;
    }

    /// <summary>Whether any word may be a verb, subordinate or not; stricter than <see cref="HasFiniteVerb"/>, since what has none is no clause for sure.</summary>
    private bool HasVerbForm(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_words[i].Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite) || _words[i].Frame != VerbFrame.None || EndsIn(i, "ed"))
                return true;
        }

        return false;
    }

    /// <summary>Verbs that take nothing but quotation marks: “A” and “B” after "retorted", but not "“A” and left".</summary>
    private int QuotedEnd(int start, int end)
    {
        var last = start;
        for (var i = start; i < end; i++)
        {
            if (_words[i].IsRegion)
                last = i + 1;
            else if (!_words[i].IsMark && !_words[i].Is(WordClass.Conjunction))
                break;
        }

        return last > start ? last : end;
    }

    /// <summary>A noun phrase ends with its clause, however likely a later end.</summary>
    private int ClauseEnd(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_words[i].Mark == ';')
                return i;
        }

        return end;
    }

    /// <summary>"a truce that both sides accused each other of breaking": what was said stands before the cue, and what follows says nothing.</summary>
    private bool IsStranded(Unit unit, Cue cue, int end)
    {
        var before = cue.First - 1;
        if (!cue.Takes(VerbFrame.Object) || before <= unit.First || !_words[before].Is(WordClass.Relative) || _words[end - 1].IsRegion)
            return false;
        return _words[end - 1].Is(WordClass.Preposition) || (EndsIn(end - 1, "ing") && end - 2 >= cue.End && _words[end - 2].Is(WordClass.Preposition));
    }

    private bool Fits(Cue cue, int start, int end, ContentOpening opening, bool quoted)
    {
        switch (opening)
        {
            case ContentOpening.Quoted:
                return cue.Takes(VerbFrame.Quote);
            case ContentOpening.Colon:
                return quoted ? cue.Takes(VerbFrame.Quote) : cue.Takes(VerbFrame.Bare) && end - start > 2;
            case ContentOpening.That:
                return cue.Takes(VerbFrame.That) || (quoted && cue.Takes(VerbFrame.Quote));
            case ContentOpening.Question:
                return cue.Takes(VerbFrame.That);
            case ContentOpening.Infinitive:
                return true;
            default:
                if (cue.Takes(VerbFrame.Object | VerbFrame.Naming))
                    return start == cue.End && end - start >= 2 && (!cue.Takes(VerbFrame.Naming) || quoted || end - start >= 3);
                if (quoted)
                    return cue.Takes(VerbFrame.Bare | VerbFrame.Object) || (cue.Takes(VerbFrame.Quote) && HasFiniteVerb(start, end));
                if (start == cue.End && end - start > 2 && _words[start].Is(WordClass.Determiner | WordClass.PossessivePronoun) && article.TextOf(cue.Verb) is "confirmed" or "confirms")
                    return true;
                if (!cue.Takes(VerbFrame.Bare) || end - start < 2 || !IsPlainGap(cue, start))
                    return false;
                return !cue.Takes(VerbFrame.Weak) || HasFiniteVerb(start, end);
        }
    }

    /// <summary>What may stand between a cue and a clause without "that": anything after "said" but a topic, only times after weaker verbs.</summary>
    private bool IsPlainGap(Cue cue, int start)
    {
        var strict = cue.Takes(VerbFrame.Weak) && !cue.Takes(VerbFrame.Person);
        if (strict && _words[start].Is(WordClass.Preposition) && !_words[start].Is(WordClass.Subordinator))
            return false;
        for (var i = cue.End; i < start; i++)
        {
            if (article.IsWord(i, "about") || (strict && !_words[i].Is(WordClass.Time | WordClass.Adverb | WordClass.Number | WordClass.Preposition | WordClass.Determiner)))
                return false;
        }

        return true;
    }

    private bool HasRegion(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (_words[i].IsRegion)
                return true;
        }

        return false;
    }

    /// <summary>Whether the words start with a clause: a subject and a finite verb, before anything subordinate.</summary>
    private bool HasFiniteVerb(int start, int end)
    {
        if (_words[start].Is(WordClass.Pronoun))
            return true;
        for (var i = start; i < end; i++)
        {
            if (i > start && _words[i].Is(WordClass.Relative | WordClass.Wh | WordClass.Subordinator) && !_words[i].Is(WordClass.Preposition))
                return false;
            if (_words[i].Is(WordClass.Auxiliary | WordClass.Modal | WordClass.Finite) || (_words[i].Is(WordClass.Clitic) && i > start && _words[i - 1].Is(WordClass.Pronoun)))
                return true;
            if (i > start + 1 && !_words[i].IsCapitalised && EndsIn(i, "ed") && !_words[i - 1].Is(WordClass.Determiner | WordClass.Preposition | WordClass.PossessivePronoun))
                return true;
        }

        return false;
    }
}
