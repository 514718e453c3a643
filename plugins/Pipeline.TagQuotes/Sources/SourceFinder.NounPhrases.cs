namespace Pipeline.TagQuotes;

/// <content>The noun phrases themselves: where one starts, seen from its last word, and where one ends, seen from its first.</content>
internal sealed partial class SourceFinder
{
    /// <summary>A subject ends where something like a verb follows: a form in -ed, or a small word after a name.</summary>
    private int CutAtVerb(int first, int end)
    {
        for (var i = first + 1; i < end; i++)
        {
            if (_words[i - 1].Is(WordClass.Determiner | WordClass.PossessivePronoun))
                continue;
            if (EndsLikeVerb(i))
                return i;
            // A capital at the start of a sentence says nothing: "Public health researchers".
            if (_words[i].IsCapitalised || !_words[i - 1].IsCapitalised || IsDescription(i, end) || (i == first + 1 && StartsSentence(first) && !names.IsName(first)))
                continue;
            // "Maria Lund runs the port".
            if (article.TextOf(i).EndsWith('s') && i + 1 < _words.Count && !_words[i].Is(WordClass.Clitic | WordClass.Role)
                && _words[i + 1].Is(WordClass.Determiner | WordClass.PossessivePronoun | WordClass.Preposition | WordClass.To | WordClass.ObjectPronoun | WordClass.Number | WordClass.Negation | WordClass.That))
                return i;
            if (_words[i].IsNominal && !_words[i].Is(WordClass.Role | WordClass.Title | WordClass.Clitic | WordClass.Adverb) && !article.TextOf(i).EndsWith('s'))
                return i;
        }

        return end;
    }

    private bool StartsSentence(int i) => i == 0 || _words[i - 1].Is(WordClass.End) || _words[i - 1].IsRegion;

    /// <summary>"Oslo crime novelist Anna Berg": small words after a name that lead to a role and another name are no verb.</summary>
    private bool IsDescription(int at, int end)
    {
        for (var i = at; i + 1 < end && i < at + 3 && !_words[i].IsCapitalised; i++)
        {
            if (_words[i].Is(WordClass.Role) && _words[i + 1].IsCapitalised)
                return true;
        }

        return false;
    }

    /// <summary>The end of the noun phrase that starts at <paramref name="at"/>, with the prepositional phrases that hang on it.</summary>
    /// <param name="at">The first word.</param>
    /// <param name="most">Where to stop looking.</param>
    /// <param name="joinsNames">Whether a name may follow a common noun: <i>said engineer Anna Berg</i>, but not <i>told police Anna Berg was …</i>.</param>
    public int PhraseEnd(int at, int most, bool joinsNames = false)
    {
        var i = at;
        if (i >= most)
            return i;
        if (_words[i].Is(WordClass.Pronoun | WordClass.ObjectPronoun) && !_words[i].Is(WordClass.PossessivePronoun))
            return i + 1;
        // "assured her the bridge was safe": "her" is no possessive before an article.
        if (_words[i].Is(WordClass.ObjectPronoun) && i + 1 < most && _words[i + 1].Is(WordClass.Determiner | WordClass.Pronoun | WordClass.PossessivePronoun))
            return i + 1;
        while (i < most)
        {
            var start = i;
            while (i < most && _words[i].Is(WordClass.Determiner | WordClass.PossessivePronoun) && !_words[i].Is(WordClass.Relative))
                i++;
            while (i > start && i < most && IsLyAdverb(i))
                i++;
            var nouns = i;
            while (i < most && (InName(i) || IsNounAfter(i, start) || (_words[i].Is(WordClass.Clitic) && i > nouns) || (_words[i].IsRegion && i > nouns && _words[i - 1].Is(WordClass.Clitic))) && !(i > nouns && (_words[i].Is(WordClass.Time) || (!joinsNames && StartsNewPhrase(i)))))
                i++;
            if (i == nouns)
                return start == at ? at : TrimLink(at, start);
            if (i >= most || !IsLink(i))
                return i;
            i++;
        }

        return TrimLink(at, i);
    }

    /// <summary>"a post", "her demand": a verb's form that its determiner makes a noun.</summary>
    private bool IsNounAfter(int i, int start) =>
        _words[i].Frame != VerbFrame.None && _words[i].Form is VerbForm.Base or VerbForm.Present && i > start && !_words[i].Is(WordClass.Function) && _words[i - 1].Is(WordClass.Determiner | WordClass.PossessivePronoun);

    private int TrimLink(int at, int end)
    {
        while (end > at && IsLink(end - 1))
            end--;
        return end;
    }

    /// <summary>Whether the word ties two noun phrases into one: of, for, and.</summary>
    private bool IsLink(int i) => article.IsWord(i, "of") || article.IsWord(i, "for") || article.IsWord(i, "and") || article.IsWord(i, "from") || article.IsWord(i, "at")
        || article.IsWord(i, "in") || article.IsWord(i, "with") || article.IsWord(i, "&");

    /// <summary>Two phrases without a link: a lower-case noun and then a name or a time.</summary>
    private bool StartsNewPhrase(int i) => (_words[i].IsCapitalised && !_words[i - 1].IsCapitalised && !_words[i - 1].Is(WordClass.Role | WordClass.Title | WordClass.Clitic | WordClass.Number | WordClass.Determiner));

    private bool InName(int i)
    {
        var word = _words[i];
        if (word.IsCapitalised)
            return !word.IsMark && !word.Is(WordClass.Subordinator | WordClass.Conjunction | WordClass.Preposition | WordClass.Pronoun | WordClass.Relative | WordClass.Wh | WordClass.Auxiliary);
        if (word.Is(WordClass.Function | WordClass.Adverb | WordClass.Time | WordClass.Clitic))
            return false;
        return word.Frame == VerbFrame.None || (word.Frame.HasFlag(VerbFrame.Noun) && word.Form is VerbForm.Base or VerbForm.Present);
    }

    private bool IsVerbalClitic(int i) => _words[i].Is(WordClass.Clitic) && i > 0 && _words[i - 1].Is(WordClass.Pronoun);

    /// <summary>Whether a word is an adverb by its ending: <c>pleasantly</c>.</summary>
    public bool IsLyAdverb(int i) => !_words[i].IsCapitalised && !_words[i].IsMark && article.TextOf(i).EndsWith("ly", StringComparison.Ordinal) && article.TextOf(i).Length > 4;

    private bool IsNounPhraseEnd(int i) => _words[i].Is(WordClass.Role | WordClass.Pronoun);

    /// <summary>The noun phrase that ends at <paramref name="last"/>.</summary>
    private Source Phrase(int last, int least)
    {
        var word = _words[last];
        if (word.Is(WordClass.Pronoun | WordClass.Relative) && !(word.Is(WordClass.Determiner) && !word.Is(WordClass.Relative)))
            return word.Is(WordClass.That) || article.IsWord(last, "there") ? Source.None : new Source(last, last + 1, last + 1);
        if (word.Is(WordClass.Determiner) && (last == least || _words[last - 1].Is(WordClass.Function | WordClass.Adverb)) && IsQuantifier(article.TextOf(last)))
            return new Source(last, last + 1, last + 1);
        var first = BasePhrase(last, least);
        if (first > last)
            return Source.None;
        while (first - 1 >= least && Extend(first - 1, least) is var longer && longer < first)
            first = longer;
        first = SkipTime(first, last);
        return new Source(first, last + 1, last + 1);
    }

    /// <summary>"some say", "all agreed": a determiner that stands for people.</summary>
    public static bool IsQuantifier(ReadOnlySpan<char> word) =>
        word.Equals("some", StringComparison.OrdinalIgnoreCase) || word.Equals("many", StringComparison.OrdinalIgnoreCase)
        || word.Equals("all", StringComparison.OrdinalIgnoreCase) || word.Equals("both", StringComparison.OrdinalIgnoreCase)
        || word.Equals("another", StringComparison.OrdinalIgnoreCase) || word.Equals("each", StringComparison.OrdinalIgnoreCase)
        || word.Equals("most", StringComparison.OrdinalIgnoreCase) || word.Equals("few", StringComparison.OrdinalIgnoreCase);

    /// <summary>The start of the phrase without its prepositional phrases: back over nouns and adjectives to a determiner.</summary>
    private int BasePhrase(int last, int least)
    {
        var first = last + 1;
        while (first - 1 >= least)
        {
            var word = _words[first - 1];
            if (word.Is(WordClass.Determiner | WordClass.PossessivePronoun) && !word.Is(WordClass.Relative) && first <= last)
            {
                first--;
                if (first - 1 >= least && _words[first - 1].Is(WordClass.Determiner) && !_words[first - 1].Is(WordClass.Relative))
                    first--;
                break;
            }

            if (!InName(first - 1) && !(word.Is(WordClass.Clitic) && first <= last && first - 2 >= least && InName(first - 2)) && !(first <= last && article.IsWord(first - 1, "&")))
                break;
            if (first <= last && !word.IsCapitalised && EndsLikeVerb(first - 1) && _words[first].Is(WordClass.Capitalised))
                break;
            if (IsFiniteLooking(first - 1, last))
                break;
            first--;
        }

        return first;
    }

    /// <summary>Whether the phrase goes on to the left of <paramref name="link"/>; the new start, or what came in.</summary>
    private int Extend(int link, int least)
    {
        var here = link + 1;
        if (link - 1 < least)
            return here;
        var word = _words[link];
        var before = _words[link - 1];
        // "people briefed on the talks", "a source close to the family".
        if (link - 2 >= least && IsPeople(link - 2) && (word.Is(WordClass.Preposition | WordClass.To)) && article.TextOf(link - 1) is "briefed" or "involved" or "informed" or "close" or "familiar")
        {
            var people = BasePhrase(link - 2, least);
            return people < link - 1 ? people : here;
        }

        if (word.Is(WordClass.Preposition) && !word.Is(WordClass.Subordinator))
        {
            if (!InName(link - 1) || before.Is(WordClass.Time | WordClass.Pronoun) || EndsLikeVerb(link - 1))
                return here;
        }
        else if (article.IsWord(link, "and") || article.IsWord(link, "or"))
        {
            if (!InName(link - 1) || before.Is(WordClass.Time) || EndsLikeVerb(link - 1) || (!before.IsCapitalised && _words[here].IsCapitalised && !article.TextOf(link - 1).EndsWith('s')))
                return here;
        }
        else
        {
            return here;
        }

        var start = BasePhrase(link - 1, least);
        // "to track down a pastor".
        if (start == link - 1 && start > least && !before.IsCapitalised && _words[start - 1].Is(WordClass.To | WordClass.Modal) && !article.IsWord(link, "of"))
            return here;
        return start < link ? start : here;
    }

    private bool IsPeople(int i) => (_words[i].Is(WordClass.Role) && !_words[i].Is(WordClass.Body)) || article.IsWord(i, "people") || article.IsWord(i, "person");

    /// <summary>"On Tuesday Trump said": a time before the name is not a part of it.</summary>
    private int SkipTime(int first, int last)
    {
        for (var i = last - 1; i >= first; i--)
        {
            if (_words[i].Is(WordClass.Time) && _words[i + 1].Is(WordClass.Capitalised | WordClass.Determiner))
                return i + 1;
        }

        return first;
    }

    private bool IsFiniteLooking(int i, int last) => i < last && !_words[i].IsCapitalised && _words[i].Frame != VerbFrame.None && !_words[i].Frame.HasFlag(VerbFrame.Noun);

    private bool EndsLikeVerb(int i) => !_words[i].IsCapitalised && article.TextOf(i) is { Length: > 3 } text && (text.EndsWith("ed", StringComparison.Ordinal) || text.EndsWith("ing", StringComparison.Ordinal));
}
