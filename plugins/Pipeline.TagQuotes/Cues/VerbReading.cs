namespace Pipeline.TagQuotes;

/// <summary>Tells where the form of a reporting verb is something else: a noun, an adjective, a passive, or the same verb in a sense in which nothing is said.</summary>
/// <remarks>Bounded look-around.</remarks>
internal sealed class VerbReading(Article article, SourceFinder sources)
{
    /// <summary>"a long and very costly label": how far before a noun its article may stand.</summary>
    private const int LongestPhrase = 4;

    private readonly List<Word> _words = article.Words;

    /// <summary>"according to plan" names no source.</summary>
    public static bool IsIdiom(ReadOnlySpan<char> word) => word is "plan" or "schedule" or "custom" or "taste" or "size" or "age";

    /// <summary>A form of "call".</summary>
    public static bool IsCall(ReadOnlySpan<char> word) => word is "called" or "call" or "calls" or "calling";

    /// <summary>A finite form or the participle of "add", which takes words and clauses as a reporting verb, but no noun phrase: <i>added three goals</i>.</summary>
    public static bool IsAdd(ReadOnlySpan<char> word) => word is "added" or "adds" or "adding";

    /// <summary>Nouns (<i>the reports</i>), adjectives (<i>an alleged plot</i>) and passives (<i>was told</i>).</summary>
    /// <param name="unit">The sentence.</param>
    /// <param name="verb">The form.</param>
    /// <param name="before">The word before it, adverbs and negation left out; in the sentence.</param>
    /// <param name="frame">What the verb takes here.</param>
    public bool IsNoVerb(Unit unit, int verb, int before, VerbFrame frame)
    {
        var word = _words[verb];
        var previous = _words[before];
        if (previous.Is(WordClass.Determiner | WordClass.PossessivePronoun) && !previous.Is(WordClass.Relative | WordClass.Pronoun))
            return previous.Is(WordClass.PossessivePronoun) || !SourceFinder.IsQuantifier(article.TextOf(before)) || frame.HasFlag(VerbFrame.Noun);
        if (word.Form is VerbForm.Past or VerbForm.PastParticiple && FunctionWords.IsBe(article.TextOf(before)))
            return true;
        if (previous.Is(WordClass.Clitic) && word.Form is not VerbForm.Participle && !(before > unit.First && _words[before - 1].Is(WordClass.Pronoun)))
            return true;
        if (frame.HasFlag(VerbFrame.Noun) && word.Form is VerbForm.Base or VerbForm.Present && (previous.Is((WordClass.Preposition & ~WordClass.To) | WordClass.Conjunction | WordClass.Auxiliary) && !previous.Is(WordClass.To)))
            return true;
        if (frame.HasFlag(VerbFrame.Noun) && word.Form == VerbForm.Present && IsCommonNoun(before) && !IsCallOf(unit, verb, before) && (frame.HasFlag(VerbFrame.Person) || verb + 1 >= unit.End || !_words[verb + 1].Is(WordClass.That | WordClass.Quoted)))
            return true;
        if (word.Form == VerbForm.Base && !previous.Is(WordClass.To) && (previous.Is(WordClass.Preposition) || (frame.HasFlag(VerbFrame.Noun) && IsSingular(before)) || IsAfterArticle(unit, before)))
            return true;
        return word.Form is VerbForm.PastParticiple or VerbForm.Past && previous.Is(WordClass.Preposition) && !previous.Is(WordClass.Subordinator);
    }

    /// <summary>Whether the verb has another sense here: <i>added to the debate</i>, <i>called in sick</i>, <i>a dog called Rex</i>, <i>which may explain why</i>.</summary>
    public bool IsOther(Unit unit, int verb, int before)
    {
        var next = verb + 1;
        if (next >= unit.End)
            return false;
        var after = article.TextOf(next);
        return article.TextOf(verb) switch
        {
            "added" or "adds" or "adding" or "add" => _words[next].Is(WordClass.To | WordClass.Number | WordClass.ObjectPronoun),
            "called" or "calls" or "calling" or "call" => after is "in" or "out" or "off" or "up" or "back" or "over" || IsNamed(unit, verb),
            "questioned" or "questions" or "questioning" => _words[next].Is(WordClass.ObjectPronoun) && !_words[next].Is(WordClass.PossessivePronoun)
                || sources.PhraseEnd(next, unit.End) is var end && end > next && end < unit.End && article.TextOf(end) is "about",
            "explain" or "explains" or "explained" => before >= unit.First && (article.TextOf(before) is "it" or "this" or "that" or "which" or "what" || HasModal(unit, verb)),
            _ => false,
        };
    }

    /// <summary><i>quoted a witness as saying</i>: who says it stands before "as".</summary>
    public bool IsQuotedAs(Unit unit, int verb) =>
        verb - 3 >= unit.First && article.TextOf(verb) is "saying" or "telling" && article.TextOf(verb - 1) is "as" && !(article.TextOf(verb - 2) is "quoted" or "cited" or "described" or "such");

    private bool HasModal(Unit unit, int verb)
    {
        for (var i = verb - 1; i >= unit.First && _words[i].Is(WordClass.BeforeVerb); i--)
        {
            if (_words[i].Is(WordClass.Modal))
                return true;
        }

        return false;
    }

    /// <summary>"a charity called Good Hands", "a song called “Home”"; not "a critic called Berg a liar".</summary>
    private bool IsNamed(Unit unit, int verb)
    {
        if (article.TextOf(verb) is not "called" || verb == unit.First || !IsAfterArticle(unit, verb - 1))
            return false;
        var at = verb + 1;
        if (_words[at].IsRegion)
            return true;
        while (at < unit.End && _words[at].IsCapitalised)
            at++;
        return at > verb + 1 && (at >= unit.End || _words[at].IsMark || _words[at].Is(WordClass.Preposition | WordClass.Relative | WordClass.Conjunction | WordClass.Auxiliary | WordClass.Modal | WordClass.Finite));
    }

    /// <summary>Whether a word ends a noun phrase with "a", "an", "another", "each" or "every": no subject of a form without -s.</summary>
    private bool IsAfterArticle(Unit unit, int last)
    {
        for (var i = last; i >= unit.First && i > last - LongestPhrase; i--)
        {
            if (_words[i].Is(WordClass.Determiner))
                return article.IsWord(i, "a") || article.IsWord(i, "an") || article.IsWord(i, "another") || article.IsWord(i, "each") || article.IsWord(i, "every");
            if (!_words[i].IsNominal || _words[i].IsMark)
                return false;
        }

        return false;
    }

    /// <summary>"the plan calls for", but not "urgent calls for".</summary>
    private bool IsCallOf(Unit unit, int verb, int before) =>
        IsCall(article.TextOf(verb)) && before > unit.First && _words[before - 1].Is(WordClass.Determiner | WordClass.PossessivePronoun | WordClass.Role | WordClass.Body);

    private bool IsCommonNoun(int i) => _words[i].IsNominal && !_words[i].IsMark && !_words[i].IsCapitalised && !_words[i].Is(WordClass.Role | WordClass.Adverb);

    private bool IsSingular(int i)
    {
        var word = _words[i];
        return !word.Is(WordClass.Pronoun | WordClass.Relative | WordClass.Modal | WordClass.Auxiliary | WordClass.To) && !article.TextOf(i).EndsWith('s') && !article.IsWord(i, "people");
    }
}
